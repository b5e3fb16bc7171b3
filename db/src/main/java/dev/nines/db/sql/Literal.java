package dev.nines.db.sql;

import java.time.Duration;
import java.time.Instant;

/** Values as they stand in SQL that is handed to people. What we ask ourselves takes parameters. */
public final class Literal {
    private Literal() {}

    /** Quoted so that it is the same text whatever {@code standard_conforming_strings} says. */
    public static String of(String text) {
        String doubled = Storable.text(text).replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** A bound of {@code [from, to)}, as {@link Micros#bound}. */
    public static String bound(Instant instant) {
        return "timestamptz '" + instant(instant) + "'";
    }

    /** The same without quotes, to stand within a literal of ranges. */
    public static String instant(Instant instant) {
        return Micros.bound(instant).toInstant().toString();
    }

    public static String micros(Duration length) {
        return String.valueOf(Micros.of(length));
    }

    public static String interval(Duration length) {
        return "interval '" + Micros.of(length) + " microseconds'";
    }
}
