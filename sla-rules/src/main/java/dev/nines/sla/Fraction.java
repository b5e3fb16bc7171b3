package dev.nines.sla;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact fraction that may be negative or above one, as what is left of a budget may be. */
public record Fraction(long part, long whole) {
    public Fraction {
        if (whole <= 0) throw new IllegalArgumentException("whole must be positive: " + whole);
    }

    /** Rounded towards minus infinity: an overdrawn budget never looks less overdrawn. */
    public BigDecimal decimal(int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.FLOOR);
    }
}
