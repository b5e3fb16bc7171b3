package dev.nines.probe.fault;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decides whose a run's end was. Pure. A pause of ours comes first, because it explains whatever was found; then the
 * network, for the ends that a lost network has. Nobody to ask means that what was found stands.
 */
public final class WhoseFault {
    /** As late as a slot may be sent, and as long as a pause may last, before a run is no test of the endpoint. */
    static final Duration STANDSTILL = Duration.ofSeconds(1);
    /**
     * A pause from which on it is remembered. Scheduling on a shared machine delays any client, one in C too, by up to
     * 5 ms; ten times that is no noise, and a sixteenth of the shortest limits that contracts name (800 ms).
     */
    public static final Duration NOTICED = Duration.ofMillis(50);
    /** Below this part of what was measured a pause cannot be told from the percentile's own uncertainty. */
    private static final int NEGLIGIBLE_PART = 100;

    private WhoseFault() {}

    /**
     * One run.
     *
     * @param when from the asking to the end, on our monotonic clock
     */
    public record Run(Observation found, Span when) {}

    /**
     * What the witnesses say.
     *
     * @param stalls those that overlap the run
     * @param during whether the canary failed while the run was under way
     * @param after whether the canary answered after the run
     * @param endpoint whether the endpoint answered anything after the run
     */
    public record Testimony(List<Stall> stalls, Reachable during, Reachable after, Reachable endpoint) {
        public Testimony {
            stalls = List.copyOf(stalls);
        }

        static Testimony of(List<Stall> stalls, Reachable during) {
            return new Testimony(stalls, during, Reachable.UNKNOWN, Reachable.UNKNOWN);
        }

        Testimony with(Reachable canaryAfter, Reachable endpointAfter) {
            return new Testimony(stalls, during, canaryAfter, endpointAfter);
        }
    }

    /** True for the ends that a lost network has: no connection, our own deadline, a cut. */
    public static boolean mayBeTheNetwork(Observation found) {
        return switch (found.outcome()) {
            case TimedOut t -> t.deadline() != Deadline.UPSTREAM;
            case Failed f -> f.kind() == FailureKind.CONNECT
                    || (f.kind() == FailureKind.TRUNCATED && found.flags().contains(Flag.TRANSPORT_ERROR));
            case ProbeOutcome.Answered _, Local _ -> false;
        };
    }

    public static Judgement judge(Run run, Testimony said) {
        if (run.found().outcome() instanceof Local) return new Judgement.Stands();
        var lag = Duration.between(run.found().scheduledAt(), run.found().sentAt());
        if (lag.compareTo(STANDSTILL) > 0) return stalled(run, "it was sent " + lag.toMillis() + " ms after its slot");
        var longest = longest(said.stalls());
        if (longest.compareTo(STANDSTILL) >= 0 || stoodStillAtItsDeadline(run, said.stalls())) {
            return stalled(run, "the monitor stood still for " + longest.toMillis() + " ms");
        }
        if (mayBeTheNetwork(run.found()) && isNetworkLost(said)) {
            return ours(Cause.NO_NETWORK, "our own network was away", run);
        }
        return isDelayed(run, said.stalls()) ? new Judgement.Delayed() : new Judgement.Stands();
    }

    /** What the endpoint answers after the run is no witness of a loss that ended before. */
    private static boolean isNetworkLost(Testimony said) {
        return said.during() == Reachable.NO
                || (said.after() == Reachable.NO && said.endpoint() != Reachable.YES);
    }

    /** Had we run, we might have read the answer before our own limit passed. */
    private static boolean stoodStillAtItsDeadline(Run run, List<Stall> stalls) {
        boolean ownDeadline = run.found().outcome() instanceof TimedOut t && t.deadline() != Deadline.UPSTREAM;
        long end = run.when().toNanos() - TimeUnit.MILLISECONDS.toNanos(Stalls.GRAIN_MILLIS);
        return ownDeadline && stalls.stream().anyMatch(s -> s.when().toNanos() - end >= 0);
    }

    /** A pause delays our reading of what had come by then: it matters by its share of what it delayed. */
    private static boolean isDelayed(Run run, List<Stall> stalls) {
        if (stalls.isEmpty()) return false;
        var when = run.when();
        if (isNoticeable(stalls, when)) return true;
        long ttft = run.found().phases().micros(Phase.TTFT).orElse(0);
        return isNoticeable(stalls, new Span(when.fromNanos(), when.fromNanos() + TimeUnit.MICROSECONDS.toNanos(ttft)));
    }

    private static boolean isNoticeable(List<Stall> stalls, Span measured) {
        long lost = stalls.stream().filter(s -> s.when().overlaps(measured)).mapToLong(s -> s.length().toNanos()).sum();
        return lost > 0 && lost >= (measured.toNanos() - measured.fromNanos()) / NEGLIGIBLE_PART;
    }

    private static Duration longest(List<Stall> stalls) {
        return stalls.stream().map(Stall::length).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Judgement stalled(Run run, String what) {
        return ours(Cause.MONITOR_STALLED, what, run);
    }

    private static Judgement ours(Cause cause, String what, Run run) {
        var outcome = run.found().outcome();
        String found = outcome.detailText().isEmpty() ? "" : ": " + outcome.detailText();
        String detail = what + "; otherwise " + outcome.observationClass() + found;
        return new Judgement.Ours(new Local(cause, ProbeOutcome.cut(detail)));
    }
}
