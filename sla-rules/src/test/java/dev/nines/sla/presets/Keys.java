package dev.nines.sla.presets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.contract.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The keys of a mapping, each of which is read once. */
final class Keys {
    private final Map<String, Object> left;

    Keys(Map<?, ?> mapping) {
        left = new TreeMap<>();
        mapping.forEach((key, value) -> left.put((String) key, value));
    }

    boolean has(String key) {
        return left.containsKey(key);
    }

    Object value(String key) {
        return Objects.requireNonNull(left.remove(key), () -> "is not there, or is read twice: " + key);
    }

    String text(String key) {
        return value(key).toString();
    }

    int number(String key) {
        return Integer.parseInt(text(key));
    }

    List<?> list(String key) {
        return (List<?>) value(key);
    }

    Keys keys(String key) {
        return new Keys((Map<?, ?>) value(key));
    }

    /** {@code 99.9%}. */
    Objective objective(String key) {
        return new Objective(millionths(key));
    }

    int millionths(String key) {
        return new BigDecimal(text(key).replace("%", "")).movePointRight(4).intValueExact();
    }

    /** {@code 5m}, {@code 60s}. */
    Duration duration(String key) {
        return Duration.parse("PT" + text(key));
    }

    <E extends Enum<E>> E word(Class<E> type, String key) {
        return Enum.valueOf(type, text(key).replace('-', '_').toUpperCase(Locale.ROOT));
    }

    String only() {
        assertThat(left).hasSize(1);
        return left.keySet().iterator().next();
    }

    void assertAllRead() {
        assertThat(left).as("keys that nobody reads").isEmpty();
    }
}
