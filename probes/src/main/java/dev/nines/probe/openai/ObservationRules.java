package dev.nines.probe.openai;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Slot;
import dev.nines.probe.openai.reply.Reading;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns the evidence of one run into its observation. Neither prompt nor answer passes this line.
 *
 * @param secrets what no text of the observation may hold
 * @param isWrong whether an answer is not the one that was asked for
 */
record ObservationRules(Question question, List<String> secrets, Predicate<Reading> isWrong) {
    private static final int ATTRIBUTE_LIMIT_CHARS = 200;

    Run run(Slot slot, Evidence evidence) {
        return new Run(observation(slot, evidence), evidence.reading().stamps().gaps());
    }

    private Observation observation(Slot slot, Evidence evidence) {
        var outcome = masked(Classification.of(evidence));
        var flags = FlagRules.of(evidence, outcome);
        if (outcome instanceof ProbeOutcome.Answered && isWrong.test(evidence.reading())) flags.add(Flag.WRONG_ANSWER);
        var tokens = evidence.reading().tokens();
        return new Observation(slot.series(), slot.scheduledAt(),
                evidence.trace().begunAt().truncatedTo(ChronoUnit.MICROS), outcome,
                PhaseRules.of(evidence), tokens, reply(evidence), Set.copyOf(flags),
                question.costOf(tokens), question.probeVersion(), question.simulated());
    }

    private ProbeOutcome masked(ProbeOutcome outcome) {
        return switch (outcome) {
            case ProbeOutcome.Answered a -> a;
            case ProbeOutcome.TimedOut t -> new ProbeOutcome.TimedOut(t.deadline(), t.limit(), masked(t.detail()));
            case ProbeOutcome.Failed f -> new ProbeOutcome.Failed(f.kind(), masked(f.detail()));
            case ProbeOutcome.Local l -> new ProbeOutcome.Local(l.cause(), masked(l.detail()));
        };
    }

    private String masked(String detail) {
        if (detail.isEmpty()) return detail;
        var all = new ArrayList<>(secrets);
        for (var secret : secrets) all.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret))); // as sent
        return Detail.of(detail, all);
    }

    private String word(String said) {
        return Detail.of(said, secrets);
    }

    private Reply reply(Evidence evidence) {
        var origin = evidence.reading().origin();
        var said = new EnumMap<Attribute, String>(Attribute.class);
        put(said, Attribute.CONNECTION, switch (evidence.trace().connected()) {
            case NEVER -> "";
            case FRESH, FRESH_AFTER_A_REUSED_ONE_DIED -> "fresh";
            case REUSED -> "reused";
        });
        put(said, Attribute.FINISH_REASON, evidence.reading().ending().finishReason());
        put(said, Attribute.SERVED_MODEL, origin.model());
        put(said, Attribute.SERVICE_TIER, origin.serviceTier());
        put(said, Attribute.SERVED_REGION, evidence.head().region());
        String requestId = evidence.head().requestId();
        put(said, Attribute.REQUEST_ID, requestId.isEmpty() ? origin.id() : requestId);
        long retryAfter = evidence.head().retryAfterSeconds();
        if (retryAfter != Evidence.Head.NO_RETRY_AFTER) said.put(Attribute.RETRY_AFTER, Long.toString(retryAfter));
        return new Reply(evidence.status(), said);
    }

    private void put(Map<Attribute, String> said, Attribute attribute, String value) {
        if (value.isEmpty()) return;
        String clean = word(value);
        if (clean.isEmpty()) return;
        said.put(attribute, clean.substring(0, Math.min(clean.length(), ATTRIBUTE_LIMIT_CHARS)));
    }

    /** A record prints what it holds; this one holds the key. */
    @Override
    public String toString() {
        return "ObservationRules[" + question.model() + "]";
    }
}
