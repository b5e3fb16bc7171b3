package dev.nines.sla.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.credit.Claim.Standing;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.credit.ServiceDays.DayTier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CreditTermsTest {
    private static final Objective PROMISE = new Objective(999_000);

    @Property
    void credit_never_falls_as_the_attained_share_falls(
            @ForAll("schedules") Schedule schedule, @ForAll @IntRange(max = 100_000) int one,
            @ForAll @IntRange(max = 100_000) int other) {
        var better = owed(schedule, Math.max(one, other));
        var worse = owed(schedule, Math.min(one, other));

        assertThat(worse).isGreaterThanOrEqualTo(better);
    }

    @Property
    void no_credit_is_above_the_cap(
            @ForAll("schedules") Schedule schedule, @ForAll @IntRange(max = 100_000) int good) {
        assertThat(owed(schedule, good)).isLessThanOrEqualTo(new BigDecimal("98.76"));
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Arbitraries.of(
                terms(tier(999_000, Edge.BELOW, 10), tier(990_000, Edge.AT_OR_BELOW, 25), tier(950_000, Edge.BELOW, 100)),
                new Proportional(Fraction.ONE),
                new Proportional(Fraction.of(25)),
                new ServiceDays(List.of(
                        new DayTier(PROMISE, Edge.BELOW, 3), new DayTier(new Objective(990_000), Edge.BELOW, 15))));
    }

    @Test
    void tiers_out_of_order_are_refused() {
        assertThatThrownBy(() -> terms(tier(990_000, Edge.BELOW, 10), tier(999_000, Edge.BELOW, 25)))
                .hasMessage("tiers must go from the highest bound to the lowest: "
                        + "below 99 %: 10 % of the fee, then below 99.9 %: 25 % of the fee");
    }

    @Test
    void two_tiers_of_one_bound_are_refused_unless_the_second_is_narrower() {
        assertThatThrownBy(() -> terms(tier(990_000, Edge.BELOW, 10), tier(990_000, Edge.AT_OR_BELOW, 25)))
                .hasMessageStartingWith("tiers must go from the highest bound to the lowest");
        assertThatThrownBy(() -> terms(tier(990_000, Edge.BELOW, 10), tier(990_000, Edge.BELOW, 25)))
                .hasMessageStartingWith("tiers must go from the highest bound to the lowest");

        assertThat(terms(tier(990_000, Edge.AT_OR_BELOW, 10), tier(990_000, Edge.BELOW, 25)).list()).hasSize(2);
    }

    @Test
    void a_lower_tier_that_pays_no_more_is_refused() {
        assertThatThrownBy(() -> terms(tier(999_000, Edge.BELOW, 25), tier(990_000, Edge.BELOW, 25)))
                .hasMessage("percent must rise as the bound falls: "
                        + "below 99.9 %: 25 % of the fee, then below 99 %: 25 % of the fee");
    }

    @Test
    void more_than_the_fee_is_refused() {
        assertThatThrownBy(() -> tier(999_000, Edge.BELOW, 101)).hasMessage("tier percent must be in 1..100: 101");
    }

    private static BigDecimal owed(Schedule schedule, int good) {
        var attained = new Fraction(good, 100_000);
        var standing = PROMISE.isMetBy(attained) ? Standing.MET : Standing.BREACHED;
        var terms = new CreditTerms(schedule, 0, new Settlement(80, CreditsTest.usd("1"), RoundingMode.HALF_EVEN));
        var claims = List.<Claim>of(new Claim.Share(new SeriesId("a"), attained, standing, good + " of 100000"));
        return Credits.owed(terms, CreditsTest.base("123.45"), claims).amount().amount();
    }

    private static Tiers terms(Tier... tiers) {
        return new Tiers(List.of(tiers));
    }

    private static Tier tier(int bound, Edge edge, int percent) {
        return new Tier(new Objective(bound), edge, percent);
    }
}
