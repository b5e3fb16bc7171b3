package dev.nines.db.recount;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.TokenKind;
import dev.nines.sla.Fraction;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * An observation as the service grades it: said once more, so that the SQL is held against a second reading. What the service itself
 * says of each class is held against the SQL where the service is tested.
 *
 * @param reason by which it is listed
 */
record Graded(Observation observation, Set<ObservationClass> bad, String reason) implements Run {
    /** Runs since the scope was read, in the order of their slots. */
    static List<Run> runs(List<Observation> rows, Scope scope, Listing listing) {
        var runs = new ArrayList<Run>();
        boolean answered = false;
        for (var o : rows) {
            if (o.scheduledAt().isBefore(scope.read().from())) continue;
            answered |= o.outcome() instanceof Answered;
            boolean withdrawn = listing.at(o.scheduledAt()) == Listing.Said.WITHDRAWN;
            String notFound = withdrawn ? "RETIRED" : answered ? "MODEL_NOT_FOUND" : "NEVER_ANSWERED";
            runs.add(new Graded(o, scope.bad(),
                    o.observationClass() == ObservationClass.MODEL_NOT_FOUND ? notFound : o.observationClass().name()));
        }
        return runs;
    }

    @Override
    public Instant slot() {
        return observation.scheduledAt();
    }

    @Override
    public Sample uptime() {
        long total = seen(Phase.TOTAL);
        return sample(total > 0 ? new Measured(total) : new Never());
    }

    @Override
    public Sample latency(Rule.Of of) {
        var phase = switch (of) {
            case FIRST_TOKEN -> Phase.TTFT;
            case TOTAL -> Phase.TOTAL;
        };
        if (!(observation.outcome() instanceof Answered)) return sample(new Never());
        for (var flag : Flag.values()) {
            if (Flag.spoiling(phase).contains(flag) && observation.flags().contains(flag)) return new Sample.Excluded(slot(), flag.name());
        }
        var micros = observation.phases().micros(phase);
        return micros.isEmpty() ? new Sample.Excluded(slot(), "NOT_OBSERVED") : sample(new Measured(micros.getAsLong()));
    }

    @Override
    public List<Reply> replies(Speed speed) {
        var output = observation.tokens().count(TokenKind.COMPLETION);
        long first = seen(Phase.TTFT);
        long micros = switch (speed) {
            case WHOLE_ANSWER -> seen(Phase.TOTAL);
            case AFTER_FIRST_TOKEN -> first == 0 ? 0 : seen(Phase.TOTAL) - first;
        };
        if (!(observation.outcome() instanceof Answered) || output.isEmpty() || micros <= 0) return List.of();
        boolean streamed = observation.phases().micros(Phase.TTFT).isPresent() && !observation.flags().contains(Flag.NOT_STREAMED);
        return List.of(new Reply.Answered(streamed ? Delivery.STREAMED : Delivery.WHOLE,
                observation.tokens().count(TokenKind.PROMPT).orElse(0), output.getAsInt(),
                observation.reply().attribute(Attribute.SERVICE_TIER).orElse(""), new Fraction(output.getAsInt() * 1_000_000L, micros)));
    }

    private Sample sample(LatencyBound answered) {
        if (observation.outcome() instanceof Answered) return new Sample.Good(slot(), reason, answered);
        if (observation.outcome() instanceof Local local) return new Sample.Missing(slot(), local.cause().name());
        if (!isBad()) return new Sample.Excluded(slot(), reason);
        return new Sample.Bad(slot(), reason, observation.outcome() instanceof TimedOut t ? new AtLeast(t.limit().toNanos() / 1_000) : new Never());
    }

    private boolean isBad() {
        return bad.contains(observation.observationClass()) && (observation.observationClass() != ObservationClass.MODEL_NOT_FOUND
                || reason.equals("MODEL_NOT_FOUND"));
    }

    /** 0 where it was not seen, or is spoilt. */
    private long seen(Phase phase) {
        return Collections.disjoint(observation.flags(), Flag.spoiling(phase)) ? observation.phases().micros(phase).orElse(0) : 0;
    }
}
