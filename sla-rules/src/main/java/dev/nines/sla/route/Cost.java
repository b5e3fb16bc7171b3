package dev.nines.sla.route;

import java.math.BigDecimal;

/** What one run cost, where that is known. */
public sealed interface Cost {
    record Usd(BigDecimal amount) implements Cost {
        public Usd {
            if (amount.signum() < 0) throw new IllegalArgumentException("cost must not be negative: " + amount);
        }
    }

    /** No price, or no count of tokens. */
    record Unknown() implements Cost {}
}
