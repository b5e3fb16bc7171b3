package dev.nines.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        8.64,  216/25
        0,     0/1
        -0.5,  -1/2
        1E+3,  1000/1
        0.05,  1/20
        """)
    void a_decimal_number_is_exact_and_in_lowest_terms(BigDecimal number, String text) {
        assertThat(Fraction.of(number).text()).isEqualTo(text);
    }

    /** 2 ^ 63 is the first number that a long cannot hold. */
    @Test
    void what_a_long_just_cannot_hold_is_kept_compared_and_told_all_the_same() {
        var big = BigInteger.TWO.pow(63);
        var number = new Fraction(big, BigInteger.ONE);
        var part = new Fraction(BigInteger.ONE, big);

        assertThat(number.part()).isEqualTo(big);
        assertThat(part.whole()).isEqualTo(big);
        assertThat(number).isGreaterThan(Fraction.of(Long.MAX_VALUE)).isLessThan(number.plus(Fraction.ONE));
        assertThat(part).isGreaterThan(Fraction.ZERO).isLessThan(new Fraction(1, Long.MAX_VALUE));
        assertThat(number.toString() + " " + part).isEqualTo("9223372036854775808/1 1/9223372036854775808");
        assertThat(number).doesNotHaveSameHashCodeAs(part);
        assertThat(number.plus(part).minus(part)).isEqualTo(number);
    }

    @Property
    void adds_and_multiplies_as_numbers_do(
            @ForAll int a, @ForAll @IntRange(min = 1) int b, @ForAll int c, @ForAll @IntRange(min = 1) int d) {
        var one = new Fraction(a, b);
        var other = new Fraction(c, d);

        assertThat(one.plus(other)).isEqualTo(other.plus(one));
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(one.times(other)).isEqualTo(other.times(one));
        if (c != 0) assertThat(one.times(other).dividedBy(other)).isEqualTo(one);
        assertThat(one.isBelow(other)).isEqualTo((long) a * d < (long) c * b);
        assertThat(one.isAbove(other)).isEqualTo((long) a * d > (long) c * b);
    }

    /** Small numbers are compared in another way than large ones. */
    @Property
    void is_ordered_as_numbers_of_any_size_are(
            @ForAll long a, @ForAll @LongRange(min = 1) long b, @ForAll long c, @ForAll @LongRange(min = 1) long d) {
        var left = BigInteger.valueOf(a).multiply(BigInteger.valueOf(d));
        var right = BigInteger.valueOf(c).multiply(BigInteger.valueOf(b));

        assertThat(Integer.signum(new Fraction(a, b).compareTo(new Fraction(c, d)))).isEqualTo(left.compareTo(right));
    }

    /** What longs cannot hold is kept in another way. */
    @Property
    void is_one_number_however_it_came_about(
            @ForAll long a, @ForAll @LongRange(min = 1) long b, @ForAll @LongRange(min = 1) long factor) {
        var one = new Fraction(a, b);
        var same = new Fraction(BigInteger.valueOf(a).multiply(BigInteger.valueOf(factor)),
                BigInteger.valueOf(b).multiply(BigInteger.valueOf(factor)));

        assertThat(same).isEqualTo(one).hasSameHashCodeAs(one).isEqualByComparingTo(one);
        assertThat(one.part().gcd(one.whole())).isEqualTo(BigInteger.ONE);
        assertThat(one.times(Fraction.of(factor)).dividedBy(Fraction.of(factor))).isEqualTo(one);
        assertThat(one.plus(Fraction.of(factor)).minus(Fraction.of(factor))).isEqualTo(one);
    }

    @ParameterizedTest(name = "{0}/{1} is {2}")
    @CsvSource(textBlock = """
        -9223372036854775808, 9223372036854775807, -9223372036854775808/9223372036854775807
        -9223372036854775808, 6,                   -4611686018427387904/3
        -9223372036854775808, 4611686018427387904, -2/1
        9223372036854775807,  7,                   1317624576693539401/1
        0,                    12,                  0/1
        """)
    void the_largest_and_smallest_longs_are_reduced_too(long part, long whole, String text) {
        assertThat(new Fraction(part, whole).text()).isEqualTo(text);
    }

    @Test
    void a_floor_may_be_of_a_number_that_longs_cannot_hold() {
        var huge = new Fraction(BigInteger.TWO.pow(80).negate(), BigInteger.TWO.pow(70).add(BigInteger.ONE));

        assertThat(huge.floor()).isEqualTo(-1024);
    }

    @ParameterizedTest(name = "{0}/{1} and {2}/{3}: {4}")
    @CsvSource(textBlock = """
        2147483647, 2147483646, 2147483646, 2147483645, -1
        4294967296, 1,          4294967295, 1,           1
        1,          4294967296, 1,          4294967295, -1
        4294967297, 4294967296, 4294967296, 4294967295, -1
        -4294967297, 1,         4294967296, 1,          -1
        1,          2,          2,          4,           0
        """)
    void products_of_large_numbers_do_not_overflow(long a, long b, long c, long d, int order) {
        assertThat(new Fraction(a, b).compareTo(new Fraction(c, d))).isEqualTo(order);
    }

    @ParameterizedTest(name = "{0}/{1}: {2}")
    @CsvSource({"7, 2, 3", "6, 2, 3", "-7, 2, -4", "-6, 2, -3", "0, 5, 0", "9223372036854775807, 1, 9223372036854775807"})
    void the_floor_is_the_greatest_whole_number_not_above(long part, long whole, long floor) {
        assertThat(new Fraction(part, whole).floor()).isEqualTo(floor);
    }

    @Test
    void rounds_downwards_unless_told_otherwise() {
        assertThat(new Fraction(-1, 3).decimal(2)).isEqualTo("-0.34");
        assertThat(new Fraction(2, 3).decimal(2)).isEqualTo("0.66");
        assertThat(new Fraction(2, 3).decimal(2, RoundingMode.HALF_EVEN)).isEqualTo("0.67");
        assertThat(new Fraction(-1, 3).floor()).isEqualTo(-1);
        assertThat(new Fraction(7, 2).floor()).isEqualTo(3);
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO)).hasMessage("divisor must not be zero: 0/1");
    }
}
