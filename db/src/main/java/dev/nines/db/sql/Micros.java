package dev.nines.db.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Instants as whole microseconds since 1970, which is PostgreSQL's own grain. */
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Micros() {}

    /** What is finer than a microsecond is cut off. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1_000);
    }

    public static long of(Duration length) {
        return Math.addExact(Math.multiplyExact(length.getSeconds(), PER_SECOND), length.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    public static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    /** What is finer than a microsecond is cut off; left to the driver, it would be rounded. */
    public static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /**
     * A bound of {@code [from, to)} over whole microseconds: rounded up, so that exactly the same slots are inside, and
     * held between the years 1 and 9999.
     */
    public static OffsetDateTime bound(Instant instant) {
        if (instant.isBefore(FIRST)) return FIRST.atOffset(ZoneOffset.UTC);
        if (instant.isAfter(LAST)) return LAST.atOffset(ZoneOffset.UTC);
        return instant(of(instant.plusNanos(999))).atOffset(ZoneOffset.UTC);
    }
}
