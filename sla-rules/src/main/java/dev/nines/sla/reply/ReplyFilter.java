package dev.nines.sla.reply;

import dev.nines.sla.reply.Reply.Delivery;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which answers a speed promise covers.
 *
 * @param outputTokensAbove an answer of exactly so many tokens is not covered
 * @param inputTokensAtMost longer contexts are not covered
 */
public record ReplyFilter(Set<Delivery> deliveries, long outputTokensAbove, long inputTokensAtMost, Tier tier) {
    public ReplyFilter {
        var ordered = EnumSet.noneOf(Delivery.class);
        ordered.addAll(deliveries);
        deliveries = Collections.unmodifiableSet(ordered);
    }

    public sealed interface Tier {
        record Any() implements Tier {}

        /** An answer that was served on another tier is outside the promise. */
        record Only(String name) implements Tier {}
    }

    /** Whether a run counts, and why not; in the order in which it is asked. */
    public enum Admission { VALID, FAILED, OTHER_DELIVERY, TOO_FEW_OUTPUT_TOKENS, CONTEXT_TOO_LONG, OTHER_TIER }

    public Admission admit(Reply reply) {
        return switch (reply) {
            case Reply.Failed _ -> Admission.FAILED;
            case Reply.Answered answer -> admit(answer);
        };
    }

    /** Of a run that was answered. */
    public Admission admit(Reply.Answered answer) {
        if (!deliveries.contains(answer.delivery())) return Admission.OTHER_DELIVERY;
        if (answer.outputTokens() <= outputTokensAbove) return Admission.TOO_FEW_OUTPUT_TOKENS;
        if (answer.inputTokens() > inputTokensAtMost) return Admission.CONTEXT_TOO_LONG;
        return switch (tier) {
            case Tier.Any _ -> Admission.VALID;
            case Tier.Only(var name) -> name.equals(answer.servedTier()) ? Admission.VALID : Admission.OTHER_TIER;
        };
    }
}
