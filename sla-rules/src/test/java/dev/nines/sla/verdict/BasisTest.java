package dev.nines.sla.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusion.Kind;
import dev.nines.sla.exclusion.Exclusion.Standing;
import dev.nines.sla.exclusion.Exclusions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasisTest {
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);
    private static final Instant AS_OF = Instant.parse("2026-11-02T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                   from,                 to,                   recorded,             used
        within the period,                      2026-10-05T00:00:00Z, 2026-10-05T01:00:00Z, 2026-10-01T00:00:00Z, true
        into it,                                2026-09-30T23:00:00Z, 2026-10-01T00:00:01Z, 2026-10-01T00:00:00Z, true
        up to its beginning,                    2026-09-30T23:00:00Z, 2026-10-01T00:00:00Z, 2026-10-01T00:00:00Z, false
        from its end on,                        2026-11-01T00:00:00Z, 2026-11-01T01:00:00Z, 2026-10-01T00:00:00Z, false
        recorded as the period is judged,       2026-10-05T00:00:00Z, 2026-10-05T01:00:00Z, 2026-11-02T00:00:00Z, true
        recorded later,                         2026-10-05T00:00:00Z, 2026-10-05T01:00:00Z, 2026-11-02T00:00:01Z, false
        """)
    void a_verdict_lists_the_exclusions_that_touch_the_period_as_they_were_known(
            String name, Instant from, Instant to, Instant recorded, boolean used) {
        var exclusion = new Exclusion("e1", 1, new Span(from, to), Kind.MAINTENANCE, Standing.STANDS, "ada", "announced", recorded);

        var basis = Basis.of(contract(exclusion), OCTOBER, 44_640, AS_OF);

        assertThat(basis).as(name).isEqualTo(new Basis(OCTOBER, 44_640, 900_000, AS_OF, used ? List.of(exclusion) : List.of()));
    }

    private static Contract contract(Exclusion exclusion) {
        var terms = new CreditTerms(List.of(new Tier(new Objective(999_000), Edge.BELOW, 10)), 0, 100, usd("0"), RoundingMode.HALF_EVEN);
        var counting = new Counting(
                CountingPolicy.PROVIDER_ONLY, 900_000, new Viewpoint.EachVantage(), Exclusions.NONE.with(exclusion));
        return new Contract("c", "C", Term.monthly(ZoneOffset.UTC, OCTOBER.from()), List.of(new Rule.Uptime("uptime", new Objective(999_000))),
                counting, usd("100.00"), terms, new ClaimTerm.AfterPeriodEnd(Duration.ofDays(30)), "the contract");
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}
