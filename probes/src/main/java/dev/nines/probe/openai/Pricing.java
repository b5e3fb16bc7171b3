package dev.nines.probe.openai;

import dev.nines.probe.Cost;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.math.BigDecimal;

/** What a token costs, where that is known. */
public sealed interface Pricing {
    Pricing UNKNOWN = new Unknown();

    /** Unknown unless the price and both counts are known. */
    Cost costOf(Tokens tokens);

    /** US dollars for one token. */
    record PerToken(BigDecimal prompt, BigDecimal completion) implements Pricing {
        public PerToken {
            if (prompt.signum() < 0 || completion.signum() < 0) {
                throw new IllegalArgumentException("prices must not be negative: " + prompt + " " + completion);
            }
        }

        @Override
        public Cost costOf(Tokens tokens) {
            var asked = tokens.count(TokenKind.PROMPT);
            var answered = tokens.count(TokenKind.COMPLETION);
            if (asked.isEmpty() || answered.isEmpty()) return Cost.UNKNOWN;
            return new Cost.Usd(prompt.multiply(BigDecimal.valueOf(asked.getAsInt()))
                    .add(completion.multiply(BigDecimal.valueOf(answered.getAsInt()))));
        }
    }

    record Unknown() implements Pricing {
        @Override
        public Cost costOf(Tokens tokens) {
            return Cost.UNKNOWN;
        }
    }
}
