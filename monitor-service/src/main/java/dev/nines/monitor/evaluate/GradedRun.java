package dev.nines.monitor.evaluate;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.TokenKind;
import dev.nines.sla.Fraction;
import dev.nines.sla.account.Run;
import dev.nines.sla.account.Sign;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;

/**
 * An observation as a contract's rules see it.
 *
 * @param ifNotFound whose matter it is, where the class is MODEL_NOT_FOUND
 */
record GradedRun(Observation observation, CountingPolicy policy, Gone ifNotFound) implements Run {
    private static final Fraction MICROS = Fraction.of(1_000_000);

    @Override
    public Instant slot() {
        return observation.scheduledAt();
    }

    @Override
    public Sample uptime() {
        return Grading.forUptime(observation, policy, ifNotFound);
    }

    @Override
    public Sample latency(Rule.Of of) {
        return Grading.forLatency(observation, policy, ifNotFound, of);
    }

    /** Empty where the server did not count its tokens, or where the time was not seen or is spoilt by a flag. */
    @Override
    public List<Reply> replies(Speed speed) {
        var output = observation.tokens().count(TokenKind.COMPLETION);
        long micros = micros(speed);
        if (!(observation.outcome() instanceof Answered) || output.isEmpty() || micros <= 0) return List.of();
        var tokensPerSecond = Fraction.of(output.getAsInt()).times(MICROS).dividedBy(Fraction.of(micros));
        return List.of(new Reply.Answered(delivery(), observation.tokens().count(TokenKind.PROMPT).orElse(0), output.getAsInt(),
                observation.reply().attribute(Attribute.SERVICE_TIER).orElse(""), tokensPerSecond));
    }

    @Override
    public List<Sign> signs() {
        var reply = observation.reply();
        return List.of(new Sign(reply.status(), reply.attribute(Attribute.REQUEST_ID).orElse("")));
    }

    private Delivery delivery() {
        boolean streamed = observation.phases().micros(Phase.TTFT).isPresent() && !observation.flags().contains(Flag.NOT_STREAMED);
        return streamed ? Delivery.STREAMED : Delivery.WHOLE;
    }

    /** 0 where it cannot be said. */
    private long micros(Speed speed) {
        long total = seen(Phase.TOTAL);
        return switch (speed) {
            case WHOLE_ANSWER -> total;
            case AFTER_FIRST_TOKEN -> {
                long first = seen(Phase.TTFT);
                yield first == 0 ? 0 : total - first;
            }
        };
    }

    private long seen(Phase phase) {
        if (observation.spoiler(phase).isPresent()) return 0;
        return observation.phases().micros(phase).orElse(0);
    }
}
