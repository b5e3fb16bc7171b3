package dev.nines.monitor.schedule;

import dev.nines.monitor.config.EndpointSettings.Limits;
import dev.nines.monitor.config.RequestRate;
import dev.nines.monitor.schedule.Load.Used;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one account may be asked: the hard stop behind the planned cadence. At most so many requests in any minute and on a UTC day, so many
 * at once, so many tokens and dollars a day; and none for as long as the endpoint told us to wait. Each take that was granted is settled or
 * abandoned exactly once. Thread-safe.
 */
public final class RequestBudget {
    public sealed interface Answer {
        record Granted() implements Answer {}

        /** @param why a sentence for people, kept with the observation */
        record Denied(Cause cause, String why) implements Answer {}
    }

    private List<RequestWindow> windows;
    private List<RequestWindow> asides;
    private Limits limits;
    private final DayPurse purse;
    private final Places places;
    private final Freezes freezes = new Freezes();

    /** @param limits of which the whole is ours, as an {@link dev.nines.monitor.config.Account} has them */
    public RequestBudget(Limits limits) {
        this.limits = limits;
        this.windows = limits.requests().stream().map(RequestWindow::of).toList();
        this.asides = limits.requests().stream().map(RequestBudget::asideOf).map(RequestWindow::of).toList();
        this.purse = new DayPurse(limits);
        this.places = new Places(limits.concurrency());
    }

    /** What is kept free of planned slots for requests that are no probes: a twentieth of the rate. */
    static int keptFree(RequestRate rate) {
        return rate.requests() / 20;
    }

    /** Even a small rate allows two of them, so that an endpoint can be asked for its models at all. */
    private static RequestRate asideOf(RequestRate rate) {
        return new RequestRate(Math.max(2, keptFree(rate)), rate.per());
    }

    /** Holds other limits from now on. What was asked still counts for them, as far back as the old ones made us remember it. */
    public synchronized void limitTo(Limits next) {
        if (next.equals(limits)) return;
        limits = next;
        var before = windows;
        var asidesBefore = asides;
        windows = next.requests().stream().map(r -> RequestWindow.after(before, r)).toList();
        asides = next.requests().stream().map(RequestBudget::asideOf).map(r -> RequestWindow.after(asidesBefore, r)).toList();
        purse.limitTo(next);
        places.limitTo(next.concurrency());
    }

    /** Tells what was asked and spent on the day of {@code at} before this process started, so that a restart is no new day. */
    public synchronized void alreadySpent(Instant at, long requests, Used used) {
        for (var window : windows) if (window instanceof RequestWindow.OfTheDay day) day.alreadyAsked(at, requests);
        purse.alreadySpent(used, at);
    }

    /** Tells when requests were sent shortly before this process started, in any order. */
    public synchronized void alreadyAsked(List<Instant> at) {
        for (var window : windows) if (window instanceof RequestWindow.Sliding sliding) sliding.alreadyAsked(at);
    }

    public synchronized Answer take(Series series, Load run, Instant now) {
        var frozen = freezes.until(series.name(), now);
        if (frozen.isPresent()) return waiting(frozen.get());
        var unaffordable = purse.refuses(run, now);
        if (unaffordable.isPresent()) return new Answer.Denied(Cause.BUDGET, unaffordable.get());
        var full = full(windows, now);
        if (full.isPresent()) return new Answer.Denied(Cause.BUDGET, full.get());
        if (!places.take(series.name())) return new Answer.Denied(Cause.STILL_IN_FLIGHT, "requests in flight: " + places.taken());
        windows.forEach(w -> w.add(now));
        purse.reserve(run);
        return new Answer.Granted();
    }

    /**
     * The same for a run that nobody planned: out of what is kept free of planned slots, a twentieth of every rate, or two.
     */
    public synchronized Answer takeBeside(Series series, Load run, Instant now) {
        var fullAside = full(asides, now);
        if (fullAside.isPresent()) return new Answer.Denied(Cause.BUDGET, "beside the planned runs, " + fullAside.get());
        var answer = take(series, run, now);
        if (answer instanceof Answer.Granted) asides.forEach(w -> w.add(now));
        return answer;
    }

    /**
     * Asks for one short request that is no probe, such as for the list of models. It counts as a request, not as a run in flight, uses no
     * tokens, and there is nothing to settle. At most a twentieth of every rate, or two, goes to such requests.
     */
    public synchronized Answer takeAside(Instant now) {
        var frozen = freezes.everybodyUntil(now);
        if (frozen.isPresent()) return waiting(frozen.get());
        var full = full(windows, now);
        if (full.isPresent()) return new Answer.Denied(Cause.BUDGET, full.get());
        var fullAside = full(asides, now);
        if (fullAside.isPresent()) return new Answer.Denied(Cause.BUDGET, "beside the probes, " + fullAside.get());
        windows.forEach(w -> w.add(now));
        asides.forEach(w -> w.add(now));
        return new Answer.Granted();
    }

    /** A granted run ended with this. */
    public synchronized void settle(Load run, Observation found, Instant now) {
        places.free();
        purse.settle(run, run.used(found), now);
        freezes.heard(found, now);
    }

    /** A granted run of which nothing will be heard: it may have used all that it could. */
    synchronized void abandon(Load run, Instant now) {
        places.free();
        purse.settle(run, run.most(), now);
    }

    public synchronized Used spentToday(Instant now) {
        return purse.spentToday(now);
    }

    private static Answer waiting(Instant until) {
        return new Answer.Denied(Cause.BUDGET, "the endpoint asked to wait until " + until);
    }

    private static Optional<String> full(List<RequestWindow> windows, Instant now) {
        return windows.stream().filter(w -> w.isFull(now)).findFirst().map(RequestWindow::fullText);
    }
}
