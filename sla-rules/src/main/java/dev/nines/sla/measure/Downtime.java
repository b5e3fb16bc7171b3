package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Spans;
import dev.nines.sla.measure.Measure.DowntimeMinutes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The down minutes of a period, in runs that count.
 *
 * @param excludedMinutes minutes that lie wholly within exclusions, down or not
 * @param runs those that the period is charged with, in order
 * @param charged their down minutes in the period, without those that they only bridge
 */
public record Downtime(DowntimeTotal total, long excludedMinutes, List<DownRun> runs, Spans charged) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public Downtime {
        runs = List.copyOf(runs);
    }

    /**
     * A contract may begin or end within a minute, which then counts as a whole one; but no more is down than there is.
     *
     * @param minutes slices of one minute that cover the period; where runs go across periods they should begin before
     *     it and end after it, because a run is only as long as it can be seen
     */
    public static Downtime of(DowntimeMinutes rule, Slices minutes, Frame frame) {
        return of(rule, minutes, frame, MinuteStates.State.WITHOUT_REQUESTS);
    }

    /** As if each minute without a request had been up. */
    public static Downtime ifSilenceWasUp(DowntimeMinutes rule, Slices minutes, Frame frame) {
        return of(rule, minutes, frame, MinuteStates.State.UP);
    }

    /** As if each minute without a request had been down. */
    public static Downtime ifSilenceWasDown(DowntimeMinutes rule, Slices minutes, Frame frame) {
        return of(rule, minutes, frame, MinuteStates.State.DOWN);
    }

    private static Downtime of(DowntimeMinutes rule, Slices minutes, Frame frame, MinuteStates.State ifSilent) {
        if (!minutes.width().equals(MINUTE) || !minutes.span().contains(frame.period().span())) {
            throw new IllegalArgumentException("minutes must cover " + frame.period().span() + ": "
                    + minutes.span() + " by " + minutes.width());
        }
        var states = new MinuteStates(rule.minute(), minutes, frame.excluded(), ifSilent);
        var walk = new DownRuns(rule.run(), minutes, frame.judged());
        var runs = walk.found(states);
        var whole = frame.whole(rule.total().denominator());
        long excluded = states.excludedWithin(whole);
        var total = switch (rule.total().excluded()) {
            case KEPT -> whole.length();
            case REMOVED -> whole.length().minusMinutes(excluded);
        };
        var down = Duration.ofMinutes(runs.stream().mapToLong(DownRun::minutesInPeriod).sum());
        return new Downtime(new DowntimeTotal(total, down.compareTo(total) < 0 ? down : total, Duration.ZERO), excluded, runs,
                walk.charged());
    }

    public long downMinutes() {
        return total.down().toMinutes();
    }

    /** Empty where all of the period is excluded. */
    public Optional<Fraction> uptime() {
        return total.uptime();
    }
}
