package dev.nines.monitor.config;

import java.time.Duration;

/** So many requests in each stretch of time: {@code 30/min}. */
public record RequestRate(int requests, Duration per) {
    public RequestRate {
        if (requests < 1) throw new IllegalArgumentException("a rate must allow at least one request: " + requests);
        if (!per.isPositive()) throw new IllegalArgumentException("a rate's stretch must be positive: " + per);
    }

    public static RequestRate perMinute(int requests) {
        return new RequestRate(requests, Duration.ofMinutes(1));
    }
}
