package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Particulars;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.statement.IncidentLine.Ongoing;
import dev.nines.sla.vantage.Vantages;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.SamplesOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A month of a contract in which two vantages look together and nothing counts as bad. */
class MethodTest {
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneOffset.UTC);
    private static final Rule.Uptime UPTIME = new Rule.Uptime("uptime", new Objective(999_000));
    private static final SeriesId A = new SeriesId("a");

    @Test
    void an_end_within_the_period_and_vantages_that_look_together_are_said() {
        assertThat(Method.sentences(contract(Instant.parse("2026-10-20T00:00:00Z")), OCTOBER)).startsWith(
                "The period is 2026-10 in Z: from 2026-10-01T00:00:00Z up to 2026-11-01T00:00:00Z, 44640 minutes of elapsed time.",
                "The contract ended at 2026-10-20T00:00:00Z; slots from then on are not judged.",
                "A failed run is bad where its fault is one of: none. All others are excluded: listed, and in neither part of the ratio.",
                "A slot is bad when at least 2 of the vantages fra, iad found it bad.",
                "Rule uptime: good / (good + bad) runs of the period, promised at least 99.9 %; met when good x 1000000 >= (good + bad) x 999000.")
                .contains("What it cost is 2.50 USD for each minute of the incidents of the series that was down longest, as the customer "
                        + "reckons; no credit depends on it.");
    }

    @Test
    void a_contract_that_begins_and_ends_with_the_period_says_so_by_the_period() {
        assertThat(Method.sentences(contract(OCTOBER.to()), OCTOBER)).noneMatch(sentence -> sentence.startsWith("The contract "));
    }

    @Test
    void a_forecast_is_of_an_open_period_and_owes_nothing() {
        var now = OCTOBER.from().plus(Duration.ofDays(10));
        var judged = new Judged(A, Judge.judge(UPTIME, SamplesOf.uptime(0, 100), new Basis(OCTOBER, 100, 0, now)));
        var incident = new Ongoing("1", A, now.minus(Duration.ofDays(1)), "TIMEOUT");

        var forecast = Statements.forecast(contract(Instant.MAX), OCTOBER, findings(List.of(judged), incident), new Written(now, "nines"));

        assertThat(forecast.word()).isEqualTo("UNDECIDED");
        assertThat(forecast.credit().amount().text()).isEqualTo("0.00 USD");
        assertThat(forecast.reliability().getFirst().figures().period()).isEqualTo(Duration.ofDays(10));
        assertThat(forecast.reliability().getFirst().down()).isEqualTo(Duration.ofDays(1));
        assertThat(forecast.loss().getFirst().amount().text()).isEqualTo("3600.00 USD");
    }

    @Test
    void a_period_that_is_over_has_no_forecast() {
        assertThatThrownBy(() -> Statements.forecast(contract(Instant.MAX), OCTOBER, findings(List.of()), new Written(OCTOBER.to(), "nines")))
                .hasMessage("period 2026-10 must be open: it ended at 2026-11-01T00:00:00Z");
    }

    @Test
    void incidents_are_listed_by_their_beginning_then_by_series_then_by_id() {
        var noon = OCTOBER.from().plus(Duration.ofHours(12));
        var incidents = new IncidentLine[] {
            new Ongoing("4", new SeriesId("b"), noon, "TIMEOUT"), new Ongoing("3", A, noon, "TIMEOUT"), new Ongoing("2", A, noon, "TIMEOUT"),
            new Ongoing("1", new SeriesId("c"), noon.minusSeconds(1), "TIMEOUT")};

        var statement = Statements.write(contract(Instant.MAX), OCTOBER, findings(List.of(), incidents), new Written(OCTOBER.to(), "nines"));

        assertThat(statement.incidents()).extracting(IncidentLine::id).containsExactly("1", "2", "3", "4");
    }

    @Test
    void the_outage_that_lapses_first_decides_and_the_evidence_is_kept_to_the_last() {
        var contract = contract(Instant.MAX);
        var third = new Span(at(3), at(3).plusSeconds(60));
        var fifth = new Span(at(5), at(5).plusSeconds(60));

        assertThat(ClaimDeadline.of(contract, OCTOBER, List.of(fifth, third))).isEqualTo(ClaimDeadline.of(contract, OCTOBER, List.of(third)));
        assertThat(ClaimDeadline.of(contract, OCTOBER, List.of(third)).before()).isBefore(ClaimDeadline.of(contract, OCTOBER, List.of(fifth)).before());
        assertThat(ClaimDeadline.of(contract, OCTOBER, List.of())).isEqualTo(
                new ClaimDeadline(Instant.parse("2026-11-07T23:59:59.999999999Z"), LocalDate.parse("2026-11-07")));
        assertThat(ClaimDeadline.latest(contract, OCTOBER)).isEqualTo(
                new ClaimDeadline(Instant.parse("2026-11-08T00:00:00Z"), LocalDate.parse("2026-11-07")));
    }

    @Test
    void what_is_counted_again_stands_beside_its_verdict() {
        var judged = TwoDays.usual("ratio", 0).with(List.of(new Recount("bad runs", "select 1")));

        assertThat(judged.recounts()).containsExactly(new Recount("bad runs", "select 1"));
        assertThat(judged.verdict()).isEqualTo(TwoDays.usual("ratio", 0).verdict());
    }

    private static Instant at(int dayOfOctober) {
        return OCTOBER.from().plus(Duration.ofDays(dayOfOctober - 1L));
    }

    private static Findings findings(List<Judged> judged, IncidentLine... incidents) {
        return new Findings(judged, List.of(incidents));
    }

    private static Contract contract(Instant until) {
        var terms = new CreditTerms(List.of(new Tier(new Objective(999_000), Edge.BELOW, 10)), 0, 100, usd("0"), RoundingMode.HALF_EVEN);
        var counting = new Counting(new CountingPolicy(Set.of()), 900_000,
                new Viewpoint.Together(new Vantages(2, new TreeSet<>(List.of("iad", "fra")))), Exclusions.NONE);
        return new Contract("c", "C", new Term(ZoneOffset.UTC, new Cycle.Month(), OCTOBER.from(), until), List.of(UPTIME), counting,
                usd("100.00"), terms, new ClaimTerm.WithinOfDowntime(Duration.ofDays(7)), "the contract",
                new Particulars(Particulars.Side.CUSTOMER, "v", "", "", new Particulars.Downtime.PerMinute(usd("2.50"))));
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}
