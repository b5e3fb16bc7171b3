package dev.nines.probe;

import java.math.BigDecimal;

/** What one run cost, where the price and the token counts are known. */
public sealed interface Cost {
    Cost UNKNOWN = new Unknown();

    record Usd(BigDecimal amount) implements Cost {
        public Usd {
            if (amount.signum() < 0) throw new IllegalArgumentException("cost must not be negative: " + amount);
        }
    }

    record Unknown() implements Cost {}
}
