package dev.nines.monitor.config;

import java.time.Duration;

/** So many requests in each stretch of time: {@code 30/min}. A day is the UTC day; any other stretch may begin anywhere. */
public record RequestRate(int requests, Duration per) {
    public static final Duration MINUTE = Duration.ofMinutes(1);
    public static final Duration DAY = Duration.ofDays(1);

    public RequestRate {
        if (requests < 1) throw new IllegalArgumentException("a rate must allow at least one request: " + requests);
        if (!per.isPositive()) throw new IllegalArgumentException("a rate's stretch must be positive: " + per);
    }

    public static RequestRate perMinute(int requests) {
        return new RequestRate(requests, MINUTE);
    }

    public static RequestRate perDay(int requests) {
        return new RequestRate(requests, DAY);
    }

    /** {@code 30 requests a minute}. */
    public String text() {
        String stretch = per.equals(DAY) ? "day" : per.equals(MINUTE) ? "minute"
                : per.equals(Duration.ofHours(1)) ? "hour" : per.toSeconds() + " seconds";
        return requests + (requests == 1 ? " request a " : " requests a ") + stretch;
    }

    /** So many millionths of it, rounded down, one request at least. */
    RequestRate times(int millionths) {
        return new RequestRate((int) Math.max(1, (long) requests * millionths / 1_000_000), per);
    }

    /** {@code 2/s} is kept as 120 in any minute: nothing is planned in bursts, and a second is too short to count in. */
    RequestRate overAMinuteAtLeast() {
        if (per.compareTo(MINUTE) >= 0) return this;
        long requestsPerMinute = requests * MINUTE.toNanos() / per.toNanos();
        return perMinute(Math.clamp(requestsPerMinute, 1, Integer.MAX_VALUE));
    }
}
