package dev.nines.sla;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact number in lowest terms, of any size: it may be negative or above one, as what is left of a budget may be.
 * Every verdict and every amount of money is compared in these, and rounded only to be printed or paid. A month has one
 * for each of its answers, so what longs can hold is kept and compared in longs.
 */
public final class Fraction implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    /** Seen by {@link Ascending} too. */
    final long part;
    final long whole;
    /** Where longs cannot hold it; they say nothing then. */
    final @Nullable Large large;

    record Large(BigInteger part, BigInteger whole) {}

    public Fraction(long part, long whole) {
        if (whole <= 0) throw new IllegalArgumentException("whole must be positive: " + whole);
        long common = commonDivisor(part, whole);
        this.part = part / common;
        this.whole = whole / common;
        large = null;
    }

    public Fraction(BigInteger part, BigInteger whole) {
        if (whole.signum() <= 0) throw new IllegalArgumentException("whole must be positive: " + whole);
        var common = part.gcd(whole);
        var lowest = new Large(part.divide(common), whole.divide(common));
        boolean isSmall = lowest.part().bitLength() < Long.SIZE && lowest.whole().bitLength() < Long.SIZE;
        this.part = isSmall ? lowest.part().longValue() : 0;
        this.whole = isSmall ? lowest.whole().longValue() : 1;
        large = isSmall ? null : lowest;
    }

    public static Fraction of(long number) {
        return new Fraction(number, 1);
    }

    public static Fraction of(BigDecimal number) {
        var scaled = number.setScale(Math.max(0, number.scale()));
        return new Fraction(scaled.unscaledValue(), BigInteger.TEN.pow(scaled.scale()));
    }

    public BigInteger part() {
        return large == null ? BigInteger.valueOf(part) : large.part();
    }

    /** Positive. */
    public BigInteger whole() {
        return large == null ? BigInteger.valueOf(whole) : large.whole();
    }

    public Fraction plus(Fraction other) {
        if (isOfInts() && other.isOfInts()) return new Fraction(part * other.whole + other.part * whole, whole * other.whole);
        return new Fraction(part().multiply(other.whole()).add(other.part().multiply(whole())), whole().multiply(other.whole()));
    }

    public Fraction minus(Fraction other) {
        if (isOfInts() && other.isOfInts()) return new Fraction(part * other.whole - other.part * whole, whole * other.whole);
        return plus(new Fraction(other.part().negate(), other.whole()));
    }

    public Fraction times(Fraction other) {
        if (isOfInts() && other.isOfInts()) return new Fraction(part * other.part, whole * other.whole);
        return new Fraction(part().multiply(other.part()), whole().multiply(other.whole()));
    }

    public Fraction dividedBy(Fraction other) {
        var divisor = other.part();
        if (divisor.signum() == 0) throw new IllegalArgumentException("divisor must not be zero: " + other.text());
        if (isOfInts() && other.isOfInts()) return new Fraction(part * other.whole * divisor.signum(), whole * Math.abs(other.part));
        var turned = other.whole().multiply(BigInteger.valueOf(divisor.signum()));
        return times(new Fraction(turned, divisor.abs()));
    }

    public boolean isAbove(Fraction other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Fraction other) {
        return compareTo(other) < 0;
    }

    /** The greatest whole number that is not above it. */
    public long floor() {
        return large == null ? Math.floorDiv(part, whole) : decimal(0).longValueExact();
    }

    /** Rounded towards minus infinity: an overdrawn budget never looks less overdrawn. */
    public BigDecimal decimal(int decimals) {
        return decimal(decimals, RoundingMode.FLOOR);
    }

    public BigDecimal decimal(int decimals, RoundingMode rounding) {
        return new BigDecimal(part()).divide(new BigDecimal(whole()), decimals, rounding);
    }

    /** {@code 216/25}, {@code 0/1}. */
    public String text() {
        return part() + "/" + whole();
    }

    /** {@code 8.64} where the decimals end, else {@code 1/3}. */
    public String plainText() {
        var rest = without(without(whole(), 2), 5);
        if (!rest.equals(BigInteger.ONE)) return text();
        var exact = new BigDecimal(part()).divide(new BigDecimal(whole()));
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
        if (large != null || other.large != null) {
            return part().multiply(other.whole()).compareTo(other.part().multiply(whole()));
        }
        int high = Long.compare(Math.multiplyHigh(part, other.whole), Math.multiplyHigh(other.part, whole));
        return high != 0 ? high : Long.compareUnsigned(part * other.whole, other.part * whole);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fraction f && part == f.part && whole == f.whole && Objects.equals(large, f.large);
    }

    @Override
    public int hashCode() {
        return Objects.hash(part, whole, large);
    }

    @Override
    public String toString() {
        return text();
    }

    /** Sums and products of two such do not overflow. */
    private boolean isOfInts() {
        return large == null && part == (int) part && whole == (int) whole;
    }

    /** Stein's algorithm, which needs no division. */
    private static long commonDivisor(long part, long whole) {
        if (part == 0) return whole;
        if (part == Long.MIN_VALUE) return Long.lowestOneBit(whole);
        int twos = Long.numberOfTrailingZeros(part | whole);
        long one = Math.abs(part) >> Long.numberOfTrailingZeros(part);
        long other = whole;
        while (other != 0) {
            other >>= Long.numberOfTrailingZeros(other);
            long less = Math.min(one, other);
            other = Math.abs(one - other);
            one = less;
        }
        return one << twos;
    }
}
