package dev.nines.probe.openai;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Slot;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns the evidence of one run into its observation. Neither prompt nor answer passes this line. */
record ObservationRules(Question question, ApiKey key, String nonce) {
    private static final int ATTRIBUTE_LIMIT_CHARS = 200;

    Observation observation(Slot slot, Evidence evidence, long headAt) {
        var outcome = masked(Classification.of(evidence));
        var flags = FlagRules.of(evidence, outcome, headAt);
        if (outcome instanceof ProbeOutcome.Answered && answersWrongly(evidence)) flags.add(Flag.WRONG_ANSWER);
        var tokens = evidence.reading().tokens();
        return new Observation(slot.series(), slot.scheduledAt(),
                evidence.trace().begunAt().truncatedTo(ChronoUnit.MICROS), outcome,
                PhaseRules.of(evidence), tokens, reply(evidence), Set.copyOf(flags),
                question.pricing().costOf(tokens), question.probeVersion(), question.simulated());
    }

    /** A thinking model that never came to an answer was cut short by our limit, not wrong. */
    private boolean answersWrongly(Evidence evidence) {
        var text = evidence.reading().text();
        String expected = question.expectedWith(nonce).toLowerCase(Locale.ROOT);
        return text.isVisible() && !text.content().toLowerCase(Locale.ROOT).contains(expected);
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
        return Detail.of(detail, List.of(key.reveal(), question.promptWith(nonce), nonce));
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
        String clean = masked(value);
        if (clean.isEmpty()) return;
        said.put(attribute, clean.substring(0, Math.min(clean.length(), ATTRIBUTE_LIMIT_CHARS)));
    }
}
