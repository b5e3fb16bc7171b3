package dev.nines.monitor.web.read;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A stretch of time, {@code [from, to)}. */
public record Window(Instant from, Instant to) {
    public Window {
        if (to.isBefore(from)) throw new IllegalArgumentException("to must not be before from: " + from + " " + to);
    }

    /** From the first instant of the UTC month that {@code at} is in, up to {@code at}. */
    public static Window monthUpTo(Instant at) {
        return new Window(YearMonth.from(at.atZone(ZoneOffset.UTC)).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), at);
    }

    public static Window endingAt(Instant at, Duration length) {
        return new Window(at.minus(length), at);
    }
}
