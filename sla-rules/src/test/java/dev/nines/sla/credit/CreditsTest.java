package dev.nines.sla.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Fraction;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.credit.Claim.Standing;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditsTest {
    private static final Period JUNE = new Period(YearMonth.of(2026, 6), ZoneOffset.UTC);
    private static final List<Tier> TIERS = List.of(
            new Tier(new Objective(999_000), Edge.BELOW, 10),
            new Tier(new Objective(990_000), Edge.BELOW, 25),
            new Tier(new Objective(950_000), Edge.BELOW, 100));

    @ParameterizedTest(name = "{0} of 100000: {1} %")
    @CsvSource(textBlock = """
        100000, 0
         99900, 0
         99899, 10
         99000, 10
         98999, 25
         95000, 25
         94999, 100
             0, 100
        """)
    void the_lowest_tier_that_matches_wins(long good, int percent) {
        var credit = Credits.owed(terms(0, 100, "0"), base("1000.00"), List.of(uptime("a", good, 100_000)));

        assertThat(credit.amount().amount()).isEqualByComparingTo(BigDecimal.valueOf(percent).movePointRight(1));
    }

    @Test
    void terms_that_say_at_or_below_pay_at_exactly_the_promise() {
        var terms = new CreditTerms(
                List.of(new Tier(new Objective(999_000), Edge.AT_OR_BELOW, 10)), 0, 100, usd("0"),
                RoundingMode.HALF_EVEN);

        assertThat(Credits.owed(terms, base("100.00"), List.of(uptime("a", 999, 1000))).amount())
                .isEqualTo(usd("10.00"));
    }

    @ParameterizedTest(name = "{1} % of {0} {2}: {3}, {4}")
    @CsvSource(useHeadersInDisplayName = false, textBlock = """
            9.99, 10, HALF_EVEN,         ,    0.00
           10.00, 10, HALF_EVEN,         ,    0.00
           10.01, 10, HALF_EVEN,   1.0010,    1.00
        12345.67, 10, HALF_EVEN, 1234.567, 1234.57
        12345.65, 25, HALF_EVEN,3086.4125, 3086.41
          100.10, 25, HALF_EVEN,   25.025,   25.02
          100.10, 25, HALF_UP,     25.025,   25.03
        """)
    void the_floor_is_strict_and_exact_and_rounding_comes_last(
            String fee, int percent, RoundingMode rounding, String exact, String amount) {
        var terms = new CreditTerms(
                List.of(new Tier(new Objective(999_000), Edge.BELOW, percent)), 0, 100, usd("1.00"), rounding);

        var credit = Credits.owed(terms, base(fee), List.of(uptime("a", 0, 1)));

        assertThat(credit.amount()).isEqualTo(usd(amount));
        switch (credit) {
            case Credit.Owed owed -> assertThat(owed.exact()).isEqualTo(Fraction.of(new BigDecimal(exact)));
            case Credit.NotOwed not -> assertThat(not.reason()).isEqualTo(Credit.Reason.AT_OR_BELOW_FLOOR);
        }
    }

    @Test
    void the_worst_series_decides_and_nothing_is_summed() {
        var claims = List.of(uptime("a", 9_989, 10_000), uptime("b", 98, 100), latency("c"), uptime("d", 100, 100));

        var credit = Credits.owed(terms(20, 100, "1"), base("2500.00"), claims);

        assertThat(credit).isInstanceOfSatisfying(Credit.Owed.class, owed -> {
            assertThat(owed.claim().series()).isEqualTo(new SeriesId("b"));
            assertThat(owed.share()).isEqualTo(new Fraction(1, 4));
            assertThat(owed.amount()).isEqualTo(usd("625.00"));
        });
    }

    @Test
    void a_credit_says_line_by_line_how_it_was_reached() {
        var credit = Credits.owed(terms(0, 50, "1.00"), base("2500.00"), List.of(uptime("pro", 94, 100)));

        assertThat(credit.lines().stream().map(line -> line.step() + " " + line.text())).containsExactly(
                "CAUSE pro attained 94.0000 % (94 of 100 runs)",
                "PERCENT below 95 %: 100 % of the fee",
                "BASE 2500.00 USD fee of the period",
                "CAP 50 % of the fee: 1250 USD at most",
                "EXACT 1250 USD, cut by the cap from 2500",
                "FLOOR issued only above 1.00 USD: it is",
                "ROUNDED 1250.00 USD, rounded half even");
    }

    @Test
    void a_breached_latency_rule_pays_what_its_terms_name_and_nothing_where_they_name_nothing() {
        var paid = Credits.owed(terms(5, 100, "0"), base("100.00"), List.of(latency("a")));
        var unpaid = Credits.owed(terms(0, 100, "0"), base("100.00"), List.of(latency("a")));

        assertThat(paid.amount()).isEqualTo(usd("5.00"));
        assertThat(unpaid).isEqualTo(new Credit.NotOwed(Credit.Reason.NOTHING_MATCHED, usd("0.00"), List.of()));
    }

    @Test
    void a_currency_without_cents_is_rounded_to_whole_units() {
        var yen = Currency.getInstance("JPY");
        var terms = new CreditTerms(TIERS, 0, 100, new Money(BigDecimal.ZERO, yen), RoundingMode.HALF_EVEN);

        var credit = Credits.owed(terms, new Credits.Base(new Money(new BigDecimal("1005"), yen), JUNE), List.of(uptime("a", 998, 1000)));

        assertThat(credit.amount().text()).isEqualTo("100 JPY");
    }

    static Credits.Base base(String fee) {
        return new Credits.Base(usd(fee), JUNE);
    }

    static CreditTerms terms(int latencyPercent, int capPercent, String floor) {
        return new CreditTerms(TIERS, latencyPercent, capPercent, usd(floor), RoundingMode.HALF_EVEN);
    }

    static Claim uptime(String series, long good, long whole) {
        return new Claim.Share(
                new SeriesId(series), new Fraction(good, whole), Standing.BREACHED, good + " of " + whole + " runs");
    }

    static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }

    private static Claim latency(String series) {
        return new Claim.Latency(new SeriesId(series), "p99", Percentile.P99);
    }
}
