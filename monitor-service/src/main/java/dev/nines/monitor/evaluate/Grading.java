package dev.nines.monitor.evaluate;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.sample.Sample.Bad;
import dev.nines.sla.sample.Sample.Excluded;
import dev.nines.sla.sample.Sample.Good;
import dev.nines.sla.sample.Sample.Missing;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns an observation into a sample. The only line of the product that decides whether a 429 is downtime: the class
 * says what happened, the counting policy says whether it counts, and both meet here.
 */
public final class Grading {
    /** What our own uptime and the incidents count: what keeps an answer from a customer who did nothing wrong. */
    public static final CountingPolicy OUR_OWN = new CountingPolicy(Set.of(Fault.PROVIDER, Fault.MODEL_GONE));

    private Grading() {}

    /** As an uptime rule and the incident policy count it. */
    public static Sample forUptime(Observation o, CountingPolicy policy, Gone ifNotFound) {
        return grade(o, policy, ifNotFound, total(o));
    }

    /** How long an answer took in all, where that was seen and is not spoilt by a flag. */
    private static LatencyBound total(Observation o) {
        var micros = o.phases().micros(Phase.TOTAL);
        boolean seen = micros.isPresent() && o.spoiler(Phase.TOTAL).isEmpty();
        return seen ? new Measured(micros.getAsLong()) : new Never();
    }

    /** As a latency rule counts it: an answer whose latency could not be seen, or is spoilt by a flag, is excluded with its reason. */
    public static Sample forLatency(Observation o, CountingPolicy policy, Gone ifNotFound, Rule.Of of) {
        OptionalLong micros = o.phases().micros(phase(of));
        if (o.outcome() instanceof Answered) {
            var spoiler = o.spoiler(phase(of));
            if (spoiler.isPresent()) return new Excluded(o.scheduledAt(), spoiler.get().name());
            if (micros.isEmpty()) return new Excluded(o.scheduledAt(), "NOT_OBSERVED");
        }
        return grade(o, policy, ifNotFound, micros.isPresent() ? new Measured(micros.getAsLong()) : new Never());
    }

    /** As a latency of first tokens counts a probe that asks for none: neither its answers nor its failures. */
    public static Sample withoutFirstToken(Observation o) {
        return new Excluded(o.scheduledAt(), "NO_FIRST_TOKEN");
    }

    /**
     * What an observation of this class counts as. For sums by class;
     * a single observation is graded by the methods above.
     *
     * @param ifNotFound whose matter it is, where the class is MODEL_NOT_FOUND
     */
    public static Counted counted(ObservationClass observationClass, CountingPolicy policy, Gone ifNotFound) {
        return switch (observationClass) {
            case OK -> Counted.GOOD;
            case SERVER_ERROR, TIMEOUT, TRUNCATED, MALFORMED, EMPTY, CONNECT -> badIf(policy.counts(Fault.PROVIDER));
            case RATE_LIMITED -> badIf(policy.counts(Fault.CAPACITY));
            case MODEL_NOT_FOUND -> badIf(ifNotFound == Gone.WHILE_OFFERED && policy.counts(Fault.MODEL_GONE));
            case QUOTA, AUTH, BAD_REQUEST -> badIf(policy.counts(Fault.CUSTOMER));
            case LOCAL -> Counted.MISSING;
        };
    }

    /** The classes whose runs count as bad; a model that was not found is among them only as long as it was offered. */
    public static Set<ObservationClass> bad(CountingPolicy policy) {
        return Stream.of(ObservationClass.values()).filter(c -> counted(c, policy, Gone.WHILE_OFFERED) == Counted.BAD).collect(Collectors.toUnmodifiableSet());
    }

    private static Counted badIf(boolean counts) {
        return counts ? Counted.BAD : Counted.EXCLUDED;
    }

    private static Sample grade(Observation o, CountingPolicy policy, Gone ifNotFound, LatencyBound answered) {
        var slot = o.scheduledAt();
        var reason = o.observationClass() == ObservationClass.MODEL_NOT_FOUND ? ifNotFound.reason() : o.observationClass().name();
        return switch (counted(o.observationClass(), policy, ifNotFound)) {
            case GOOD -> new Good(slot, reason, answered);
            case BAD -> new Bad(slot, reason, failed(o.outcome()));
            case EXCLUDED -> new Excluded(slot, reason);
            case MISSING -> new Missing(slot, o.outcome() instanceof Local l ? l.cause().name() : reason);
        };
    }

    /** A timeout is known to have lasted its limit; any other failure never answered. */
    private static LatencyBound failed(ProbeOutcome outcome) {
        return outcome instanceof TimedOut t ? new AtLeast(micros(t.limit())) : new Never();
    }

    /** Where the latency that a rule names is kept. */
    public static Phase phase(Rule.Of of) {
        return switch (of) {
            case FIRST_TOKEN -> Phase.TTFT;
            case TOTAL -> Phase.TOTAL;
        };
    }

    private static long micros(Duration d) {
        return Math.addExact(Math.multiplyExact(d.toSeconds(), 1_000_000L), d.toNanosPart() / 1_000);
    }
}
