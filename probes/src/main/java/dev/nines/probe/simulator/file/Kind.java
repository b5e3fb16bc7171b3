package dev.nines.probe.simulator.file;

import dev.nines.probe.simulator.script.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What may stand at a place.
 *
 * @param right finishes the sentence "must be ..."
 * @param standIn lets reading go on after a problem, so that the next one is found too
 */
record Kind<T>(String right, T standIn, Function<JsonValue, Optional<T>> parse) {
    private static final String A_DURATION = "a duration such as 350ms, 90s, 15m, 2h or 1d";
    private static final Duration A_CENTURY = Duration.ofDays(36_500);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(us|ms|s|m|h|d)");

    static final Kind<String> TEXT = new Kind<>("a text", "?",
            v -> v instanceof JsonValue.Text(String text) && !text.isBlank() ? Optional.of(text) : Optional.empty());

    static final Kind<BigDecimal> PRICE = new Kind<>(
            "a text such as \"0.00000014\", US dollars for one token", BigDecimal.ZERO,
            v -> v instanceof JsonValue.Text(String text)
                    ? decimal(text).filter(p -> p.signum() >= 0) : Optional.empty());

    static final Kind<Fault> FAULT = new Kind<>(
            "one of " + Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", ")),
            Fault.HTTP_500,
            v -> Arrays.stream(Fault.values()).filter(f -> v.equals(new JsonValue.Text(f.word()))).findFirst());

    static Kind<Long> whole(long least, long most) {
        String right = "a whole number in " + least + ".." + most;
        return new Kind<>(right, least, v -> v instanceof JsonValue.Digits(String digits)
                ? decimal(digits).filter(d -> fits(d, least, most)).map(BigDecimal::longValue) : Optional.empty());
    }

    static Kind<Double> number(double least, double most) {
        String right = "a number in " + plain(least) + ".." + plain(most);
        return new Kind<>(right, least, v -> v instanceof JsonValue.Digits(String digits)
                ? decimal(digits).map(BigDecimal::doubleValue).filter(d -> d >= least && d <= most) : Optional.empty());
    }

    static Kind<Duration> duration() {
        return duration(A_DURATION, Duration.ZERO);
    }

    static Kind<Duration> durationAbove(Duration bound) {
        return duration(A_DURATION + ", above " + shown(bound), bound.plus(1, ChronoUnit.MICROS));
    }

    static Kind<Duration> durationFrom(Duration bound) {
        return duration(A_DURATION + ", at least " + shown(bound), bound);
    }

    private static Kind<Duration> duration(String right, Duration least) {
        return new Kind<>(right, least, v -> v instanceof JsonValue.Text(String text)
                ? duration(text).filter(d -> d.compareTo(least) >= 0) : Optional.empty());
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static boolean fits(BigDecimal d, long least, long most) {
        return d.stripTrailingZeros().scale() <= 0
                && d.compareTo(BigDecimal.valueOf(least)) >= 0 && d.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches()) return Optional.empty();
        long count = Long.parseLong(parts.group(1));
        var length = switch (parts.group(2)) {
            case "us" -> Duration.of(count, ChronoUnit.MICROS);
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        return Optional.of(length.compareTo(A_CENTURY) < 0 ? length : A_CENTURY); // longer makes no difference here
    }

    private static String shown(Duration d) {
        if (d.toSeconds() > 0) return d.toSeconds() + "s";
        return d.toMillis() > 0 ? d.toMillis() + "ms" : d.toNanos() / 1000 + "us";
    }
}
