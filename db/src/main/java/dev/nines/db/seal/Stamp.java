package dev.nines.db.seal;

import java.time.LocalDate;

/** Instants as {@code 2026-10-01T00:00:00.000000Z}, millions of them, most of one day. */
final class Stamp {
    private static final long PER_DAY = 86_400_000_000L;
    private static final int DATE = 11;
    /** Where the digits stand: hour, minute, second, then six of a second. */
    private static final int[] PLACES = {11, 12, 14, 15, 17, 18, 20, 21, 22, 23, 24, 25};
    private static final long[] UNITS = {36_000_000_000L, 3_600_000_000L, 600_000_000L, 60_000_000L, 10_000_000L, 1_000_000L,
        100_000L, 10_000L, 1_000L, 100L, 10L, 1L};

    private final char[] text = "0000-00-00T00:00:00.000000Z".toCharArray();
    private long day = Long.MIN_VALUE;

    /** @param micros since 1970; the year has four digits */
    String of(long micros) {
        long of = Math.floorDiv(micros, PER_DAY);
        if (of != day) {
            (LocalDate.ofEpochDay(of) + "T").getChars(0, DATE, text, 0);
            day = of;
        }
        long rest = Math.floorMod(micros, PER_DAY);
        for (int i = 0; i < PLACES.length; i++) {
            text[PLACES[i]] = (char) ('0' + rest / UNITS[i]);
            rest %= UNITS[i];
        }
        return new String(text);
    }
}
