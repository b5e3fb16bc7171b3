package dev.nines.sla.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Credit.NotOwed;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.credit.ServiceDays.DayTier;
import dev.nines.sla.credit.Settlement.Settled;
import dev.nines.sla.credit.Settlement.Settled.Issue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
    private static final Settlement HALF = new Settlement(50, CreditsTest.usd("1.00"), RoundingMode.HALF_EVEN);
    private static final Settlement FREE = new Settlement(100, CreditsTest.usd("0"), RoundingMode.HALF_EVEN);
    private static final Tiers GAP = new Tiers(List.of(
            new Tier(new Objective(999_000), Edge.AT_OR_BELOW, 10, new Reach.Above(new Objective(990_000))),
            new Tier(new Objective(990_000), Edge.BELOW, 25)));
    private static final CreditTerms WITH_GAP = new CreditTerms(GAP, 0, FREE);

    @ParameterizedTest(name = "{0} of 100.00: exact {1}, paid {2}, {3}")
    @CsvSource(textBlock = """
        1,       1,      0.00,  AT_OR_BELOW_FLOOR
        1.001,   1.001,  1.00,  ISSUED
        25.025,  25.025, 25.02, ISSUED
        50,      50,     50.00, ISSUED
        50.01,   50,     50.00, ISSUED
        """)
    void is_capped_then_withheld_then_rounded(BigDecimal owed, BigDecimal exact, String paid, Issue issue) {
        assertThat(HALF.settle(CreditsTest.usd("100.00"), Fraction.of(owed)))
                .isEqualTo(new Settled(Fraction.of(exact), CreditsTest.usd(paid), issue));
    }

    @Property
    void more_owed_is_never_less_paid(
            @ForAll @LongRange(max = 20_000) long one, @ForAll @LongRange(max = 20_000) long other) {
        var less = HALF.settle(CreditsTest.usd("100.00"), new Fraction(Math.min(one, other), 173));
        var more = HALF.settle(CreditsTest.usd("100.00"), new Fraction(Math.max(one, other), 173));

        assertThat(more.amount().amount()).isGreaterThanOrEqualTo(less.amount().amount());
    }

    @Test
    void terms_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new Settlement(101, CreditsTest.usd("0"), RoundingMode.DOWN))
                .hasMessage("cap percent must be in 0..100: 101");
        assertThatThrownBy(() -> new Settlement(-1, CreditsTest.usd("0"), RoundingMode.DOWN))
                .hasMessage("cap percent must be in 0..100: -1");
        assertThatThrownBy(() -> new Settlement(1, CreditsTest.usd("0"), RoundingMode.UNNECESSARY))
                .hasMessage("rounding must be able to round: UNNECESSARY");
        assertThatThrownBy(() -> new Proportional(Fraction.of(-1))).hasMessage("multiplier must not be negative: -1/1");
    }

    @Test
    void proportional_credit_is_capped_at_the_terms() {
        var lost = Proportional.lost(Duration.ofMinutes(100), new Ratio(21, 1000), Duration.ofDays(30));

        assertThat(lost).isEqualTo(new Fraction(7, 144_000));
        assertThat(paid(lost)).isEqualTo(CreditsTest.usd("12.15"));
        assertThat(paid(Fraction.ONE)).isEqualTo(CreditsTest.usd("5000.00"));
    }

    @ParameterizedTest(name = "{0} in a million: {1} days, {2}")
    @CsvSource(textBlock = """
        999991,  0, 0.00
        999990,  3, 10.00
        999000,  3, 10.00
        998999,  7, 23.33
             0,  7, 23.33
        """)
    void days_of_service_are_worth_their_part_of_the_fee(long good, int days, String paid) {
        var june = new Period(YearMonth.of(2026, 6), ZoneOffset.UTC);
        var attained = new Fraction(good, 1_000_000);
        var fee = CreditsTest.usd("100.00");
        var terms = serviceDays(new DayTier(new Objective(999_990), Edge.AT_OR_BELOW, 3),
                new DayTier(new Objective(999_000), Edge.BELOW, 7));

        assertThat(terms.tierFor(attained).map(DayTier::days).orElse(0)).isEqualTo(days);
        assertThat(FREE.settle(fee, ServiceDays.worth(fee, days, june)).amount()).isEqualTo(CreditsTest.usd(paid));
    }

    @ParameterizedTest(name = "{0}: {1} of 1000 owe {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
        days         | 998  | 3.33  | below 99.9 %: 1 day of service, of 30 days
        days         | 989  | 6.67  | below 99 %: 2 days of service, of 30 days
        days         | 999  | 0.00  |
        proportional | 990  | 25.00 | the lost part of the period, times 25, of the fee
        proportional | 1000 | 0.00  |
        """)
    void what_is_owed_says_by_which_words_of_the_terms(String schedule, long good, String paid, String words) {
        var days = serviceDays(new DayTier(new Objective(999_000), Edge.BELOW, 1), new DayTier(new Objective(990_000), Edge.BELOW, 2));
        var terms = new CreditTerms(schedule.equals("days") ? days : new Proportional(Fraction.of(25)), 0, FREE);
        var standing = good >= 999 ? Claim.Standing.MET : Claim.Standing.BREACHED;
        var claim = new Claim.Share(new SeriesId("a"), new Fraction(good, 1000), standing, good + " of 1000 runs");

        var credit = Credits.owed(terms, CreditsTest.base("100.00"), List.of(claim));

        assertThat(credit.amount()).isEqualTo(CreditsTest.usd(paid));
        assertThat(credit.lines().stream().filter(line -> line.step() == CreditLine.Step.PERCENT).map(CreditLine::text).findFirst())
                .isEqualTo(Optional.ofNullable(words));
    }

    @Test
    void days_rise_as_the_bound_falls() {
        var high = new DayTier(new Objective(999_000), Edge.BELOW, 3);
        var low = new DayTier(new Objective(990_000), Edge.BELOW, 3);

        assertThatThrownBy(() -> serviceDays(high, low)).hasMessageStartingWith("days must rise as the bound falls: ");
        assertThatThrownBy(() -> serviceDays(low, new DayTier(new Objective(999_000), Edge.BELOW, 7)))
                .hasMessageStartingWith("days must rise as the bound falls: ");
        assertThatThrownBy(() -> serviceDays(high, new DayTier(new Objective(999_000), Edge.AT_OR_BELOW, 7)))
                .hasMessageStartingWith("days must rise as the bound falls: ");
        assertThatThrownBy(() -> serviceDays(high, new DayTier(new Objective(999_000), Edge.BELOW, 7)))
                .hasMessageStartingWith("days must rise as the bound falls: ");
        assertThatThrownBy(() -> new DayTier(new Objective(1), Edge.BELOW, 0)).hasMessage("days must be at least 1: 0");
        assertThat(serviceDays(new DayTier(new Objective(999_000), Edge.AT_OR_BELOW, 3),
                new DayTier(new Objective(999_000), Edge.BELOW, 7)).tiers()).hasSize(2);
    }

    @Test
    void a_share_in_a_gap_of_the_text_is_undefined() {
        var gap = List.of(CreditsTest.uptime("a", 990, 1000));
        var below = List.of(CreditsTest.uptime("a", 989, 1000));

        assertThat(Credits.owed(WITH_GAP, CreditsTest.base("100.00"), gap))
                .isEqualTo(new NotOwed(Credit.Reason.UNDEFINED_BY_TEXT, CreditsTest.usd("0.00"), List.of()));
        assertThat(Credits.owed(WITH_GAP, CreditsTest.base("100.00"), below).amount()).isEqualTo(CreditsTest.usd("25.00"));
        assertThat(GAP.tierFor(new Ratio(990, 1000))).isEmpty();
        assertThat(GAP.tierFor(new Ratio(999, 1000)).map(Tier::percent)).contains(10);
        assertThat(GAP.tierFor(new Ratio(1, 1))).isEmpty();
        assertThat(GAP.list().getFirst().text()).isEqualTo("at or below 99.9 %, above 99 %: 10 % of the fee");
    }

    @Test
    void a_tier_that_ends_with_its_bound_includes_it() {
        var reach = new Reach.AtOrAbove(new Objective(990_000));

        assertThat(reach.includes(new Fraction(99, 100))).isTrue();
        assertThat(reach.includes(new Fraction(9899, 10_000))).isFalse();
        assertThat(reach.text()).isEqualTo(", at or above 99 %");
    }

    private static ServiceDays serviceDays(DayTier... tiers) {
        return new ServiceDays(List.of(tiers));
    }

    private static Money paid(Fraction lost) {
        var fee = CreditsTest.usd("10000.00");
        return HALF.settle(fee, new Proportional(Fraction.of(25)).worth(fee, lost)).amount();
    }
}
