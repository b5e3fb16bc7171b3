package dev.nines.monitor.schedule;

import dev.nines.probe.Cost;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Series;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one endpoint may be asked: the hard stop behind the planned cadence. At most so many requests in any 60 seconds, so many
 * at once, so many dollars a UTC day where costs are known; and none for as long as the endpoint told us to wait. Each take that
 * was granted is settled exactly once. Thread-safe.
 */
public final class RequestBudget {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** @param dollarsPerDay zero or less refuses everything; a large number never stops anything */
    public record Limits(int requestsPerMinute, int concurrency, BigDecimal dollarsPerDay) {
        public Limits {
            if (requestsPerMinute < 1) throw new IllegalArgumentException("requests a minute must be at least 1: " + requestsPerMinute);
            if (concurrency < 1) throw new IllegalArgumentException("concurrency must be at least 1: " + concurrency);
        }
    }

    public sealed interface Answer {
        record Granted() implements Answer {}

        /** @param why a sentence for people, kept with the observation */
        record Denied(Cause cause, String why) implements Answer {}
    }

    private final Limits limits;
    private final Deque<Instant> granted = new ArrayDeque<>();
    private int inFlight;
    private BigDecimal spent = BigDecimal.ZERO;
    private LocalDate spentOn = LocalDate.EPOCH;
    private final Freezes freezes = new Freezes();

    public RequestBudget(Limits limits) {
        this.limits = limits;
    }

    /** Tells what was spent before this process started, so that a restart is no new day. */
    public synchronized void alreadySpent(LocalDate day, BigDecimal dollars) {
        turnTo(day);
        if (day.equals(spentOn)) spent = spent.add(dollars);
    }

    public synchronized Answer take(Series series, Instant now) {
        turnTo(day(now));
        forget(now);
        var frozen = freezes.until(series.name(), now);
        if (frozen.isPresent()) return new Answer.Denied(Cause.BUDGET, "the endpoint asked to wait until " + frozen.get());
        if (spent.compareTo(limits.dollarsPerDay()) >= 0) return new Answer.Denied(Cause.BUDGET, "the day's dollars are spent: " + text(spent));
        if (inFlight >= limits.concurrency()) return new Answer.Denied(Cause.STILL_IN_FLIGHT, "requests in flight: " + inFlight);
        if (granted.size() >= limits.requestsPerMinute()) return new Answer.Denied(Cause.BUDGET, "requests in the last minute: " + granted.size());
        granted.addLast(now);
        inFlight++;
        return new Answer.Granted();
    }

    /** A granted request ended with this. */
    public synchronized void settle(Observation found, Instant now) {
        inFlight--;
        turnTo(day(now));
        switch (found.cost()) {
            case Cost.Usd usd -> spent = spent.add(usd.amount());
            case Cost.Unknown _ -> {}
        }
        freezes.heard(found, now);
    }

    /** A granted request of which nothing will be heard. */
    synchronized void abandon() {
        inFlight--;
    }

    public synchronized BigDecimal spentToday(Instant now) {
        turnTo(day(now));
        return spent;
    }

    /** After a step back of the clock what was granted "later" counts no longer: better a few too many than none for an hour. */
    private void forget(Instant now) {
        while (!granted.isEmpty() && !granted.getFirst().plus(MINUTE).isAfter(now)) granted.removeFirst();
        while (!granted.isEmpty() && granted.getLast().isAfter(now.plus(MINUTE))) granted.removeLast();
    }

    private void turnTo(LocalDate day) {
        if (!day.isAfter(spentOn)) return;
        spentOn = day;
        spent = BigDecimal.ZERO;
    }

    private static LocalDate day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String text(BigDecimal dollars) {
        return dollars.stripTrailingZeros().toPlainString() + " USD";
    }
}
