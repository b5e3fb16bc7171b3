package dev.nines.sla;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Labels with their values, in the order of {@link Label}. What does not apply is absent. */
public record Labels(Map<Label, String> values) {
    public static final Labels NONE = new Labels(Map.of());

    public Labels {
        var ordered = new EnumMap<Label, String>(Label.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
        values.forEach((label, value) -> {
            if (value.isBlank()) throw new IllegalArgumentException("a label must have a value: " + label);
        });
    }

    public static Labels of(Label label, String value) {
        return NONE.with(label, value);
    }

    public Labels with(Label label, String value) {
        var more = new EnumMap<Label, String>(Label.class);
        more.putAll(values);
        more.put(label, value);
        return new Labels(more);
    }

    /** Only these. */
    public Labels only(Collection<Label> wanted) {
        var some = new EnumMap<Label, String>(Label.class);
        some.putAll(values);
        some.keySet().retainAll(wanted);
        return new Labels(some);
    }

    public Optional<String> value(Label label) {
        return Optional.ofNullable(values.get(label));
    }

    /** Whether every label of the other one is here with the same value. */
    public boolean contain(Labels other) {
        return values.entrySet().containsAll(other.values.entrySet());
    }

    /** {@code endpoint=global-api, model=Qwen/Qwen3-32B}. */
    public String text() {
        return values.entrySet().stream().map(e -> word(e.getKey()) + "=" + e.getValue()).collect(Collectors.joining(", "));
    }

    public static String word(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }
}
