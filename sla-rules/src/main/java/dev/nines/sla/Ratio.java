package dev.nines.sla;

/** An exact fraction {@code part / whole}, between 0 and 1, of counts that stay readable. */
public record Ratio(long part, long whole) {
    public Ratio {
        if (whole <= 0) throw new IllegalArgumentException("whole must be positive: " + whole);
        if (part < 0 || part > whole) throw new IllegalArgumentException("part must be in 0.." + whole + ": " + part);
    }

    public Fraction fraction() {
        return new Fraction(part, whole);
    }
}
