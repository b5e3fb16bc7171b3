package dev.nines.sla.reply;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Fault;

/** One run as a speed promise sees it. */
public sealed interface Reply {
    /**
     * @param servedTier the service tier that the answer itself names, which may be less than what was asked for
     * @param tokensPerSecond output tokens by the second
     */
    record Answered(
            Delivery delivery, long inputTokens, long outputTokens, String servedTier, Fraction tokensPerSecond)
            implements Reply {}

    record Failed(Fault fault) implements Reply {}

    enum Delivery { STREAMED, WHOLE }
}
