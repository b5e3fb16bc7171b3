package dev.nines.monitor.judge.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a number of a log counts, of a length or since 1970. */
public enum Unit {
    SECONDS("s", 6),
    MILLIS("ms", 3),
    MICROS("us", 0),
    NANOS("ns", -3),
    /** Of an instant: ISO 8601, or a number whose size tells its unit. */
    AUTO("auto", 0);

    private static final Map<Unit, List<String>> ENDINGS = Map.of(
            SECONDS, List.of("_s", "_sec", "_secs", "_seconds"), MILLIS, List.of("_ms", "_millis", "_milliseconds"),
            MICROS, List.of("_us", "_micros", "_microseconds"), NANOS, List.of("_ns", "_nanos", "_nanoseconds"));

    private final String word;
    private final int shift;

    Unit(String word, int shift) {
        this.word = word;
        this.shift = shift;
    }

    /** As it is written in a mapping: {@code ms}. */
    public String word() {
        return word;
    }

    /** By how many digits the decimal point of a number moves to make it microseconds. */
    int shift() {
        return shift;
    }

    /** The unit that a column's own name ends in. */
    public static Optional<Unit> endingOf(String path) {
        return ENDINGS.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(path::endsWith)).map(Map.Entry::getKey).findFirst();
    }
}
