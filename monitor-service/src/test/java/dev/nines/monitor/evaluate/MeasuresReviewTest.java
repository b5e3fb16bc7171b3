package dev.nines.monitor.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.Span;
import dev.nines.sla.claim.ClaimTerm;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Cycle;
import dev.nines.sla.contract.Money;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.credit.CreditTerms;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Comparison;
import dev.nines.sla.measure.Measure.Denominator;
import dev.nines.sla.measure.Measure.DownMinute;
import dev.nines.sla.measure.Measure.EmptyInterval;
import dev.nines.sla.measure.Measure.ExcludedTime;
import dev.nines.sla.measure.Measure.Gap;
import dev.nines.sla.measure.Measure.RunScope;
import dev.nines.sla.measure.Measure.Speed;
import dev.nines.sla.reply.Reply.Delivery;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import dev.nines.sla.statement.Statement;
import dev.nines.sla.statement.Written;
import dev.nines.sla.vantage.Vantages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last seven days, a run a minute from each of three vantages, of which some fail or are slow for a while. */
class MeasuresReviewTest {
    private static final Term WEEK = new Term(ZoneOffset.UTC, new Cycle.RollingDays(7), Instant.parse("2026-01-01T00:00:00Z"), Instant.MAX);
    private static final Instant AFTER = Instant.parse("2026-06-08T00:05:00Z");
    private static final Instant OUTAGE = Instant.parse("2026-06-03T10:00:00Z");
    private static final Target TARGET = new Target("gw", "chat", "m");
    private static final List<Series> PLACES = List.of(at("a"), at("b"), at("c"));
    private static final Objective OBJECTIVE = new Objective(999_000);

    private static final Map<String, Rule> RULES = Map.of(
            "ratio", new Rule.Uptime("r", OBJECTIVE),
            "rates", new Rule.Uptime("r", OBJECTIVE,
                    new Measure.MeanErrorRate(Duration.ofMinutes(5), EmptyInterval.WITHOUT_ERROR, Denominator.WHOLE_PERIOD)),
            "minutes", new Rule.Uptime("r", OBJECTIVE, new Measure.DowntimeMinutes(new DownMinute(new Ratio(5, 100), 1),
                    new Measure.Run(5, RunScope.ACROSS_PERIODS, Gap.ENDS_RUN, Gap.ENDS_RUN),
                    new Measure.Total(ExcludedTime.KEPT, Denominator.WHOLE_PERIOD))),
            "speed", new Rule.Intervals("r", OBJECTIVE, new Measure.IntervalAttainment(Speed.WHOLE_ANSWER,
                    new Statistic.Quantile(Percentile.P50, Statistic.Definition.NEAREST_RANK),
                    new Measure.Target(Comparison.ABOVE, Fraction.of(50)),
                    new ReplyFilter(Set.of(Delivery.STREAMED), 75, 1_000, new ReplyFilter.Tier.Any()), Duration.ofMinutes(5), 2)));

    @ParameterizedTest(name = "{0}, {1} down and {2} slow: {3}, {4}")
    @CsvSource(textBlock = """
        ratio,    0,  0, MET,      100.0000 %, 10080 of 10080 runs
        ratio,   10, 30, MET,       99.9007 %, 10070 of 10080 runs
        ratio,   11,  0, BREACHED,  99.8908 %, 10069 of 10080 runs
        rates,   10,  0, MET,       99.9007 %, error rates of 2016 intervals add up to 2
        rates,   11,  0, BREACHED,  99.8908 %, error rates of 2016 intervals add up to 2.2
        minutes,  4,  0, MET,      100.0000 %, 10080 of 10080 minutes
        minutes, 11,  0, BREACHED,  99.8908 %, 10069 of 10080 minutes
        speed,    0, 10, MET,       99.9007 %, 2014 of 2016 intervals
        speed,    0, 20, BREACHED,  99.8015 %, 2012 of 2016 intervals
        """)
    void each_measure_of_a_week(String rule, int down, int slow, String word, String share, String text) {
        var line = review(contract(rule, new Viewpoint.EachVantage(), Exclusions.NONE), down, slow, List.of(PLACES.getFirst())).lines().getFirst();

        assertThat(line.verdict().word()).isEqualTo(word);
        assertThat(line.verdict().evidence().attained().map(Percent::text)).contains(share);
        assertThat(line.verdict().evidence().finding().text()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} of three, down at {1} of them: {2} bad")
    @CsvSource(textBlock = """
        1, 1, 20
        2, 1,  0
        2, 2, 20
        3, 2,  0
        3, 3, 20
        """)
    void vantages_judge_together_though_they_ask_at_different_seconds(int quorum, int places, long bad) {
        var names = new TreeSet<>(List.of("a", "b", "c"));
        var contract = contract("ratio", new Viewpoint.Together(new Vantages(quorum, names)), Exclusions.NONE);
        var statement = review(contract, 20, 0, PLACES.subList(0, places));

        assertThat(statement.lines()).singleElement().satisfies(line -> {
            assertThat(line.series().name()).isEqualTo("gw/chat/m@" + quorum + "-of-a+b+c");
            assertThat(line.verdict().evidence().counts().counted()).isEqualTo(10_080);
            assertThat(line.verdict().evidence().counts().bad()).isEqualTo(bad);
        });
    }

    @Test
    void an_exclusion_recorded_before_the_statement_takes_its_minutes_out_and_is_in_the_evidence() {
        var span = new Span(OUTAGE, OUTAGE.plus(Duration.ofMinutes(15)));
        var known = new Exclusion("m-1", 1, span, Exclusion.Kind.MAINTENANCE, Exclusion.Standing.STANDS, "ops", "announced", AFTER.minusSeconds(60));
        var later = new Exclusion("m-2", 1, span, Exclusion.Kind.OTHER, Exclusion.Standing.STANDS, "ops", "too late", AFTER.plusSeconds(60));
        var contract = contract("ratio", new Viewpoint.EachVantage(), new Exclusions(List.of(known, later)));
        var evidence = review(contract, 20, 0, List.of(PLACES.getFirst())).lines().getFirst().verdict().evidence();

        assertThat(evidence.counts().bad()).isEqualTo(5);
        assertThat(evidence.counts().excludedByReason()).containsEntry("EXCLUDED_TIME", 15L);
        assertThat(evidence.exclusions()).containsExactly(known);
        assertThat(evidence.method()).isEqualTo("request-ratio/1");
    }

    /** @param down at these places, for so many minutes */
    private static Statement review(Contract contract, int downMinutes, int slowMinutes, List<Series> down) {
        ObservationHistory history = (series, from, to, reader) -> series.forEach(one -> {
            for (var slot = from.plusSeconds(PLACES.indexOf(one) * 17L); slot.isBefore(to); slot = slot.plusSeconds(60)) {
                long minute = Duration.between(OUTAGE, slot).toMinutes();
                boolean inOutage = !slot.isBefore(OUTAGE) && down.contains(one);
                reader.accept(inOutage && minute < downMinutes ? failed(one, slot) : answered(one, slot, inOutage && minute < slowMinutes));
            }
        });
        var sources = new Sources(history, new Pace(Duration.ofMinutes(1)), new AllRows(), _ -> Listing.NONE, (_, _) -> List.of());
        var series = contract.counting().viewpoint() instanceof Viewpoint.EachVantage ? down : PLACES;
        var period = contract.term().before(contract.term().periodAt(AFTER));
        return new PeriodReview(sources, new IncidentTracker(new IncidentPolicy(3, 3)))
                .statement(contract, series, period, new Written(AFTER, "test")).orElseThrow();
    }

    private static Contract contract(String rule, Viewpoint viewpoint, Exclusions exclusions) {
        var terms = new CreditTerms(List.of(new CreditTerms.Tier(OBJECTIVE, CreditTerms.Edge.BELOW, 10)), 0, 50, usd("0"), RoundingMode.HALF_UP);
        return new Contract("week", "A week", WEEK, List.of(requireNonNull(RULES.get(rule))),
                new Counting(CountingPolicy.PROVIDER_ONLY, 900_000, viewpoint, exclusions), usd("100"), terms,
                new ClaimTerm.DaysAfterIncident(30), "a test");
    }

    private static Observation answered(Series series, Instant slot, boolean slow) {
        var phases = Phases.NONE.with(Phase.TTFT, 300_000).with(Phase.TOTAL, slow ? 4_000_000 : 1_000_000);
        var tokens = Tokens.NONE.with(TokenKind.PROMPT, 20).with(TokenKind.COMPLETION, 100);
        return new Observation(series, slot, slot, new ProbeOutcome.Answered(), phases, tokens, Reply.NONE, Set.of(), Cost.UNKNOWN, "v1", false);
    }

    private static Observation failed(Series series, Instant slot) {
        return new Observation(series, slot, slot, new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "503"), Phases.NONE, Tokens.NONE, Reply.NONE,
                Set.of(), Cost.UNKNOWN, "v1", false);
    }

    private static Series at(String vantage) {
        return new Series(TARGET, "pro", vantage);
    }

    private static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("USD"));
    }
}
