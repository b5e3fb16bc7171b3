package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.question.Lateness.Late;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.StandingBoard.Row;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.Fraction;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Term;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingRoundTest {
    private static final Series SERIES = PeriodReviewTest.SERIES;
    private static final ObservationHistory HISTORY = PeriodReviewTest.outageOf(30);
    private static final Contract ENDLESS = PeriodReviewTest.contractSince(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Instant THE_TWELFTH = Instant.parse("2026-10-12T00:00:00Z");
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Metrics metrics = Metrics.on(registry, new LatencyLimits(Set.of(), Set.of(), Set.of()), InstantSource.fixed(THE_TWELFTH));
    private final StandingBoard board = new StandingBoard();

    @Test
    void sums_and_runs_find_the_same() {
        round(ENDLESS, List.of(SERIES)).run(THE_TWELFTH);
        var summed = opened();
        round(lookedAtOneByOne(ENDLESS), List.of(SERIES)).run(THE_TWELFTH.plus(Duration.ofMinutes(2)));

        assertThat(summed).hasSize(2);
        assertThat(opened()).extracting(Row::rule).containsExactly("p99", "uptime");
        for (int i = 0; i < 2; i++) {
            assertThat(opened().get(i).open().elapsed()).isEqualTo(summed.get(i).open().elapsed());
            assertThat(opened().get(i).open().bad()).isEqualTo(summed.get(i).open().bad()).isEqualTo(Fraction.of(30));
            assertThat(opened().get(i).open().whole()).isEqualTo(summed.get(i).open().whole());
        }
    }

    @Test
    void runs_that_may_still_be_on_their_way_are_to_come() {
        round(lookedAtOneByOne(ENDLESS), List.of(SERIES)).run(THE_TWELFTH.plus(Duration.ofMinutes(6)));

        assertThat(opened().getLast().open().elapsed()).isEqualTo(Duration.between(PeriodReviewTest.OCTOBER.from(), THE_TWELFTH).toMinutes());
        assertThat(opened().getLast().open().whole()).isEqualTo(PeriodReviewTest.OCTOBER.span().length().toMinutes());
    }

    @Test
    void what_ran_after_the_contracts_end_counts_nowhere() {
        var contract = until(ENDLESS, Instant.parse("2026-10-11T22:00:00Z"));
        round(contract, List.of(SERIES)).run(Instant.parse("2026-10-20T00:00:00Z"));

        assertThat(opened()).allSatisfy(row -> {
            assertThat(row.open().elapsed()).isEqualTo(11 * 1_440);
            assertThat(row.open().whole()).isEqualTo(11 * 1_440);
        });
    }

    @Test
    void a_contract_that_is_over_is_not_said_to_stand_anywhere() {
        var round = round(until(ENDLESS, Instant.parse("2026-10-15T00:00:00Z")), List.of(SERIES));
        round.run(THE_TWELFTH);
        assertThat(told()).contains("nines_sla_objective_ratio", "nines_sla_attainment_ratio", "nines_sla_verdict");

        round.run(Instant.parse("2026-11-02T00:00:00Z"));
        assertThat(opened()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void where_a_new_month_has_no_run_of_a_series_yet_the_old_one_is_not_said_again() {
        round(lookedAtOneByOne(ENDLESS), List.of(SERIES)).run(THE_TWELFTH);
        assertThat(told()).contains("nines_sla_attainment_ratio");

        round(lookedAtOneByOne(ENDLESS), List.of()).run(Instant.parse("2026-11-02T00:00:00Z"));

        assertThat(told()).containsExactlyInAnyOrder("nines_sla_objective_ratio", "nines_sla_limit_seconds");
    }

    @Test
    void a_series_that_did_not_run_is_undecided_and_has_no_row() {
        var silent = new Series(new Target("gw", "chat", "Pro/silent"), "pro", "here");
        round(lookedAtOneByOne(ENDLESS), List.of(silent)).run(THE_TWELFTH);

        assertThat(opened()).isEmpty();
        assertThat(told()).contains("nines_sla_verdict").doesNotContain("nines_sla_attainment_ratio");
    }

    private List<Row> opened() {
        return board.rows();
    }

    private List<String> told() {
        return registry.scrape().stream().filter(one -> !one.getDataPoints().isEmpty()).map(MetricSnapshot::getMetadata)
                .map(one -> one.getPrometheusName()).filter(name -> name.startsWith("nines_sla_")).toList();
    }

    private StandingRound round(Contract contract, List<Series> series) {
        var settings = new ContractSettings(contract, new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of()));
        ObservationHistory history = (asked, from, to, reader) -> {
            if (asked.contains(SERIES)) HISTORY.between(asked, from, to, reader);
        };
        return new StandingRound(List.of(settings), new StoodBySums(new Counted(), new Pace(Duration.ofMinutes(1))),
                new StoodByRuns(OpenAccountsTest.sources(history), () -> series),
                new StandingRound.Outlet(metrics.sla(), board, _ -> true));
    }

    /** An exclusion that takes nothing out, but is none that sums know of. */
    private static Contract lookedAtOneByOne(Contract c) {
        var none = new Exclusion("m-1", 1, new Span(c.term().from(), c.term().from().plusSeconds(60)), Exclusion.Kind.MAINTENANCE,
                Exclusion.Standing.STANDS, "ops", "long ago", c.term().from());
        var counting = new Counting(c.policy(), c.coverageFloorPerMillion(), c.counting().viewpoint(), new Exclusions(List.of(none)));
        return new Contract(c.id(), c.title(), c.term(), c.rules(), counting, c.fee(), c.credit(), c.claim(), c.source());
    }

    private static Contract until(Contract c, Instant end) {
        var term = new Term(c.term().zone(), c.term().cycle(), c.term().from(), end);
        return new Contract(c.id(), c.title(), term, c.rules(), c.counting(), c.fee(), c.credit(), c.claim(), c.source());
    }

    /** Of the one series that runs. */
    private record Counted() implements Sums {
        @Override
        public Map<Series, Map<ObservationClass, Long>> classes(Span span) {
            var sums = new EnumMap<ObservationClass, Long>(ObservationClass.class);
            HISTORY.between(List.of(SERIES), span.from(), span.to(), o -> sums.merge(o.observationClass(), 1L, Long::sum));
            return Map.of(SERIES, sums);
        }

        @Override
        public Map<Series, Map<ObservationClass, Late>> late(Rule.Latency rule, Span span) {
            var sums = new EnumMap<ObservationClass, Late>(ObservationClass.class);
            HISTORY.between(List.of(SERIES), span.from(), span.to(), o -> sums.merge(o.observationClass(), late(rule, o),
                    (one, other) -> new Late(one.runs() + other.runs(), one.over() + other.over(), one.unseen() + other.unseen())));
            return Map.of(SERIES, sums);
        }

        private static Late late(Rule.Latency rule, Observation o) {
            var micros = o.phases().micros(Phase.TTFT);
            boolean isOver = micros.isPresent() && micros.getAsLong() > rule.limit().toNanos() / 1_000;
            return new Late(1, isOver ? 1 : 0, micros.isPresent() ? 0 : 1);
        }

        @Override
        public Map<Series, Map<Gone, Long>> notFound(Instant answeredSince, Span span) {
            return Map.of();
        }
    }
}
