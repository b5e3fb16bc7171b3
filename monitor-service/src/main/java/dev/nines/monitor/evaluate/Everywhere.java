package dev.nines.monitor.evaluate;

import dev.nines.probe.Series;

/** A target as several vantages see it that decide together on its incidents. It has a name as a series has, of a vantage that no place can be called. */
public final class Everywhere {
    public static final String VANTAGE = "*";
    private static final String ENDING = "@" + VANTAGE;

    private Everywhere() {}

    public static Series of(Series seenFromSomewhere) {
        return new Series(seenFromSomewhere.target(), seenFromSomewhere.tier(), VANTAGE);
    }

    /** Of a series, an endpoint or a tier. */
    public static boolean isNameOf(String series) {
        return series.endsWith(ENDING);
    }

    /** For people: {@code endpoint/probe/model}; any other name stays as it is. */
    public static String shown(String series) {
        return isNameOf(series) ? series.substring(0, series.length() - ENDING.length()) : series;
    }
}
