package dev.nines.monitor.cost;

import java.time.Duration;

/**
 * Bytes on disk that a day of runs adds, by what keeps them. Indexes are inside; a mebibyte of catalog for each partition, the write-ahead log
 * (at most 1 GB at its usual setting) and PostgreSQL itself (40 MB) are not.
 */
record Daily(double raw, double hours, double days, double months) {
    static final Daily NOTHING = new Daily(0, 0, 0, 0);
    private static final double DAY_S = Duration.ofDays(1).toSeconds();

    // These give what docs/benchmarks.md, "Keeping", has measured of 184 models asked once a minute.
    private static final double RAW_ROW = 232;
    /** Of a distribution of an hour, a day or a month, and of a row of counts: what it takes before its first entry. */
    private static final double SUM_ROW = 100;
    private static final double COUNTS_ROW = 185;
    private static final double ENTRY = 4;
    /** First token, total, time per token, and connect: its runs are fewer, but no table knows how many. */
    private static final double METRICS = 4;
    /** Runs fall into buckets that others have filled: so many new ones for each run, and no more in a day or a month. */
    private static final double BUCKETS_A_RUN = 0.57;
    private static final double BUCKETS_A_DAY = 1_400;
    private static final double BUCKETS_A_MONTH = 3_100;
    private static final double DAYS_A_MONTH = 30;
    private static final double HOURS_A_DAY = 24;
    private static final double MINUTES_A_DAY = 1_440;

    /** So many series, each asked this often. */
    static Daily of(double series, Duration every) {
        double runs = DAY_S / (every.toNanos() / 1e9);
        double rowsOfHours = Math.min(HOURS_A_DAY, runs);
        double hours = rowsOfHours * (METRICS * SUM_ROW + COUNTS_ROW) + ENTRY * (METRICS * runs + Math.min(MINUTES_A_DAY, runs));
        double days = METRICS * (SUM_ROW + ENTRY * Math.min(BUCKETS_A_RUN * runs, BUCKETS_A_DAY)) + COUNTS_ROW;
        double months = METRICS * (SUM_ROW + ENTRY * Math.min(BUCKETS_A_RUN * runs * DAYS_A_MONTH, BUCKETS_A_MONTH)) / DAYS_A_MONTH;
        return new Daily(series * runs * RAW_ROW, series * hours, series * days, series * months);
    }

    Daily plus(Daily other) {
        return new Daily(raw + other.raw, hours + other.hours, days + other.days, months + other.months);
    }

    double total() {
        return raw + hours + days + months;
    }
}
