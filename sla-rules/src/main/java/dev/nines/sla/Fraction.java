package dev.nines.sla;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number in lowest terms, of any size: it may be negative or above one, as what is left of a budget may be.
 * Every verdict and every amount of money is compared in these, and rounded only to be printed or paid.
 */
public record Fraction(BigInteger part, BigInteger whole) implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    public Fraction {
        if (whole.signum() <= 0) throw new IllegalArgumentException("whole must be positive: " + whole);
        var common = part.gcd(whole);
        part = part.divide(common);
        whole = whole.divide(common);
    }

    public Fraction(long part, long whole) {
        this(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    public static Fraction of(long number) {
        return new Fraction(number, 1);
    }

    public static Fraction of(BigDecimal number) {
        var scaled = number.scale() < 0 ? number.setScale(0) : number;
        return new Fraction(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(part.multiply(other.whole).add(other.part.multiply(whole)), whole.multiply(other.whole));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.part.negate(), other.whole));
    }

    public Fraction times(Fraction other) {
        return new Fraction(part.multiply(other.part), whole.multiply(other.whole));
    }

    public Fraction dividedBy(Fraction other) {
        if (other.part.signum() == 0) throw new IllegalArgumentException("divisor must not be zero: " + other.text());
        var sign = BigInteger.valueOf(other.part.signum());
        return new Fraction(part.multiply(other.whole).multiply(sign), whole.multiply(other.part.abs()));
    }

    public boolean isAbove(Fraction other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Fraction other) {
        return compareTo(other) < 0;
    }

    /** The greatest whole number that is not above it. */
    public long floor() {
        return part.subtract(part.mod(whole)).divide(whole).longValueExact();
    }

    /** Rounded towards minus infinity: an overdrawn budget never looks less overdrawn. */
    public BigDecimal decimal(int decimals) {
        return decimal(decimals, RoundingMode.FLOOR);
    }

    public BigDecimal decimal(int decimals, RoundingMode rounding) {
        return new BigDecimal(part).divide(new BigDecimal(whole), decimals, rounding);
    }

    /** {@code 216/25}, {@code 0/1}. */
    public String text() {
        return part + "/" + whole;
    }

    /** {@code 8.64} where the decimals end, else {@code 1/3}. */
    public String plainText() {
        var rest = without(without(whole, 2), 5);
        if (!rest.equals(BigInteger.ONE)) return text();
        var exact = new BigDecimal(part).divide(new BigDecimal(whole));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static BigInteger without(BigInteger number, int factor) {
        var by = BigInteger.valueOf(factor);
        var rest = number;
        while (rest.mod(by).signum() == 0) rest = rest.divide(by);
        return rest;
    }

    @Override
    public int compareTo(Fraction other) {
        if (isOfInts() && other.isOfInts()) {
            return Long.compare(part.longValue() * other.whole.longValue(), other.part.longValue() * whole.longValue());
        }
        return part.multiply(other.whole).compareTo(other.part.multiply(whole));
    }

    /** Products of two such do not overflow. */
    private boolean isOfInts() {
        return part.bitLength() < Integer.SIZE && whole.bitLength() < Integer.SIZE;
    }
}
