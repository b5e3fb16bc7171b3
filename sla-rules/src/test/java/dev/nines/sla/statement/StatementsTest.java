package dev.nines.sla.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.Fraction;
import dev.nines.sla.SeriesId;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.contract.Fault;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Period;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.contract.Rule.Of;
import dev.nines.sla.contract.Term;
import dev.nines.sla.credit.Credit;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.credit.CreditTerms.Edge;
import dev.nines.sla.credit.CreditTerms.Tier;
import dev.nines.sla.statement.IncidentLine.Ended;
import dev.nines.sla.statement.IncidentLine.Ongoing;
import dev.nines.sla.verdict.Basis;
import dev.nines.sla.verdict.Judge;
import dev.nines.sla.verdict.LatencyTally;
import dev.nines.sla.verdict.SamplesOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZURICH);
    private static final Rule.Uptime UPTIME = new Rule.Uptime("uptime", new Objective(999_000));
    private static final Rule.Latency P99 =
            new Rule.Latency("p99-first-token", Percentile.P99, Of.FIRST_TOKEN, Duration.ofMillis(800),
                    Failures.OVER, 100);
    private static final Contract CONTRACT = contract(Duration.ofDays(30));
    private static final Written AFTER = new Written(OCTOBER.to().plusSeconds(60), "nines 0.1.0");

    @ParameterizedTest(name = "{0} bad, {1} bad, {2} planned: {3}, {4} owed")
    @CsvSource(textBlock = """
        0, 1,  1000, MET,         0.00
        0, 2,  1000, BREACHED,  250.00
        2, 20, 1000, BREACHED,  625.00
        2, 0,  1200, BREACHED,  250.00
        1, 0,  1000, MET,         0.00
        0, 0,  1200, UNDECIDED,   0.00
        0, 2,  1200, UNDECIDED,   0.00
        """)
    void the_word_and_the_credit_of_two_series(int badA, int badB, int plannedB, String word, String owed) {
        var statement = write(uptime("a", badA, 1000), uptime("b", badB, plannedB));

        assertThat(statement.word()).isEqualTo(word);
        assertThat(statement.credit().amount().text()).isEqualTo(owed + " USD");
    }

    @Test
    void a_breached_latency_promise_is_paid_by_its_own_percent() {
        var statement = write(uptime("a", 0, 1000), latency("a", 11));

        assertThat(statement.word()).isEqualTo("BREACHED");
        assertThat(statement.credit())
                .isInstanceOfSatisfying(Credit.Owed.class, owed -> assertThat(owed.share()).isEqualTo(new Fraction(5, 100)));
    }

    @Test
    void the_same_findings_give_an_equal_statement_in_any_order() {
        var judged = List.of(latency("b", 0), uptime("b", 3, 1000), uptime("a", 0, 1000), latency("a", 11));
        var incidents = List.<IncidentLine>of(
                new Ongoing("2", new SeriesId("b"), OCTOBER.from().plusSeconds(60), "TIMEOUT"),
                new Ended("1", new SeriesId("a"), OCTOBER.from(), OCTOBER.from().plusSeconds(300), "SERVER_ERROR"));

        var one = Statements.write(CONTRACT, OCTOBER, new Findings(judged, incidents), AFTER);
        var other = Statements.write(CONTRACT, OCTOBER, new Findings(judged.reversed(), incidents.reversed()),
                new Written(AFTER.at().plusSeconds(1), AFTER.software()));

        assertThat(one).isEqualTo(other);
        assertThat(one.lines().stream().map(line -> line.rule().id() + " " + line.series().name())).containsExactly(
                "uptime a", "uptime b", "p99-first-token a", "p99-first-token b");
        assertThat(one.incidents().stream().map(IncidentLine::id)).containsExactly("1", "2");
    }

    @Test
    void the_method_names_every_parameter() {
        assertThat(write(uptime("a", 0, 1000)).method()).startsWith(
                "The period is 2026-10 in Europe/Zurich: from 2026-09-30T22:00:00Z up to 2026-10-31T23:00:00Z, "
                        + "44700 minutes of elapsed time.",
                "The contract counts from 2026-10-05T00:00:00Z; slots before it are not judged.",
                "A failed run is bad where its fault is one of: PROVIDER, CAPACITY. All others are excluded: listed, "
                        + "and in neither part of the ratio.",
                "Rule uptime: good / (good + bad) runs of the period, promised at least 99.9 %; met when "
                        + "good x 1000000 >= (good + bad) x 999000.",
                "Rule p99-first-token: the nearest-rank p99 of the time to the first token is at most 800 ms, which "
                        + "is to say that at most 1 % of the counted runs are over it; met when over x 1000000 <= "
                        + "counted x 10000. A failed run counts as over the limit. "
                        + "Fewer than 100 counted runs decide nothing.",
                "Comparisons are made in whole numbers, before any rounding; printed percentages are rounded down.",
                "Below 90 % of the planned slots covered, nothing is decided. A slot that did not run is neither up "
                        + "nor down; the best and the worst case say what it could have changed.");
    }

    @Test
    void an_outage_that_lies_in_many_rolling_periods_is_owed_once() {
        var rolling = new Contract("roll", "Rolling", new Term(ZURICH, new Cycle.RollingDays(7), Instant.EPOCH, Instant.MAX),
                CONTRACT.rules(), CONTRACT.counting(), CONTRACT.fee(), CONTRACT.credit(), CONTRACT.claim(), CONTRACT.source());
        var week = rolling.term().periodAt(OCTOBER.from());

        assertThat(Statements.write(rolling, week, new Findings(List.of(), List.of()), AFTER).method()).contains(
                "Each day ends a period of 7 days, so periods overlap, and one outage breaches several: "
                        + "what is owed for it is owed once, not with each of their statements.");
        assertThat(write(uptime("a", 0, 1000)).method()).noneMatch(sentence -> sentence.contains("overlap"));
    }

    @Test
    void the_quality_of_each_line_says_what_was_not_seen() {
        assertThat(write(uptime("a", 1, 1050)).quality()).containsExactly(
                "a, uptime: 1000 of 1050 planned slots covered (95.2380 %); excluded: none; missing: NOT_RUN 50; "
                        + "if every missing slot had been good, 99.9047 %; if bad, 95.1428 %.");
    }

    @Test
    void too_little_was_seen_to_decide_but_enough_to_say_that_the_promise_was_broken() {
        var statement = write(uptime("a", 3, 1250));

        assertThat(statement.word()).isEqualTo("UNDECIDED");
        assertThat(statement.quality().getFirst()).endsWith(
                "if every missing slot had been good, 99.7600 %; if bad, 79.7600 %, "
                        + "so the promise was broken whatever was missed.");
    }

    @Test
    void a_note_on_the_data_stands_before_all_else() {
        var findings =
                new Findings(List.of(uptime("a", 0, 1000)), List.of(), List.of("These observations were simulated."));

        assertThat(Statements.write(CONTRACT, OCTOBER, findings, AFTER).quality().getFirst())
                .isEqualTo("These observations were simulated.");
    }

    @ParameterizedTest(name = "{0} {1} + {2}: {4}")
    @CsvSource(textBlock = """
        UTC,           2026-02, P30D,  2026-03-31T00:00:00Z, 2026-03-30
        UTC,           2026-12, P30D,  2027-01-31T00:00:00Z, 2027-01-30
        UTC,           2027-12, P30D,  2028-01-31T00:00:00Z, 2028-01-30
        Europe/Zurich, 2026-02, P30D,  2026-03-30T22:00:00Z, 2026-03-30
        Europe/Zurich, 2026-09, P60D,  2026-11-29T22:00:00Z, 2026-11-29
        UTC,           2026-10, PT1H,  2026-11-01T01:00:00Z, 2026-11-01
        """)
    void a_claim_is_due_by_the_earlier_reading(
            ZoneId zone, YearMonth month, Duration within, Instant before, LocalDate lastDay) {
        var deadline = ClaimDeadline.of(contract(within), new Period(month, zone), List.of());

        assertThat(deadline).isEqualTo(new ClaimDeadline(before, lastDay));
    }

    @Test
    void an_open_period_has_no_statement() {
        var early = new Written(OCTOBER.to().minusNanos(1), "nines 0.1.0");

        assertThatThrownBy(() -> Statements.write(CONTRACT, OCTOBER, new Findings(List.of(), List.of()), early))
                .hasMessage("period 2026-10 must be over: it ends at 2026-10-31T23:00:00Z");
    }

    @Test
    void a_verdict_on_a_rule_of_another_contract_is_refused() {
        var other = new Rule.Uptime("uptime", new Objective(990_000));
        var judged = new Judged(new SeriesId("a"), Judge.judge(other, SamplesOf.uptime(1, 0), basis(1)));

        assertThatThrownBy(() -> write(judged))
                .hasMessageStartingWith("contract pro has no such rule: Uptime[id=uptime");
    }

    @Test
    void a_statement_on_nothing_decides_nothing() {
        assertThat(write().word()).isEqualTo("UNDECIDED");
        assertThat(write().credit()).isInstanceOf(Credit.NotOwed.class);
    }

    @Test
    void a_series_judged_twice_under_one_rule_is_refused() {
        assertThatThrownBy(() -> write(uptime("a", 0, 1), uptime("a", 1, 1)))
                .hasMessage("judged twice: a under uptime");
    }

    private static Statement write(Judged... judged) {
        return Statements.write(CONTRACT, OCTOBER, new Findings(List.of(judged), List.of()), AFTER);
    }

    /** 1000 runs, of which so many bad. */
    private static Judged uptime(String series, int bad, int planned) {
        return new Judged(new SeriesId(series), Judge.judge(UPTIME, SamplesOf.uptime(1000 - bad, bad), basis(planned)));
    }

    private static Judged latency(String series, int over) {
        var tally = new LatencyTally(Failures.OVER);
        SamplesOf.into(tally::add).good(1000 - over, 500_000).good(over, 900_000);
        return new Judged(new SeriesId(series), Judge.judge(P99, tally, basis(1000)));
    }

    private static Basis basis(int planned) {
        return new Basis(OCTOBER, planned, CONTRACT.coverageFloorPerMillion(), AFTER.at());
    }

    private static Contract contract(Duration claimWithin) {
        var terms = new CreditTerms(
                List.of(new Tier(new Objective(999_000), Edge.BELOW, 10),
                        new Tier(new Objective(990_000), Edge.BELOW, 25)),
                5, 100, usd("1.00"), RoundingMode.HALF_EVEN);
        return new Contract("pro", "Pro channel", Term.monthly(ZURICH, Instant.parse("2026-10-05T00:00:00Z")),
                List.of(UPTIME, P99), new Counting(new CountingPolicy(Set.of(Fault.CAPACITY, Fault.PROVIDER)), 900_000),
                usd("2500.00"), terms, new ClaimTerm.AfterPeriodEnd(claimWithin), "the contract");
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}
