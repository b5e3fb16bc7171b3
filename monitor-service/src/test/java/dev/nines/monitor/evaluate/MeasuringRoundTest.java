package dev.nines.monitor.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.PostgresDistributions;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.probe.Tokens;
import dev.nines.sla.Span;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Counting;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Rule.Failures;
import dev.nines.sla.exclusion.Exclusion;
import dev.nines.sla.exclusion.Exclusions;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.verdict.LatencyTally;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the same runs, counted one by one. */
class MeasuringRoundTest {
    private static final Instant NOW = Instant.parse("2026-10-12T10:30:30Z");
    /** A run a minute back from here: by then each is stored, and counted also where runs are counted in steps. */
    private static final Instant LAST = NOW.minus(Duration.ofMinutes(12));
    private static final Contract CONTRACT = PeriodReviewTest.contractSince(Instant.parse("2026-01-01T00:00:00Z"));
    private static final Rule UPTIME = CONTRACT.rules().getFirst();
    private static final Rule.Latency P99 = (Rule.Latency) CONTRACT.rules().getLast();

    private static final Map<Series, List<Observation>> RUNS = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
    private static final Kept KEPT = keep();

    /** A database with the runs. */
    private record Kept(TestPostgres database, SeriesTable series, PostgresObservations runs) {
        static Kept empty() {
            var database = new TestPostgres();
            var series = new SeriesTable(database);
            return new Kept(database, series, new PostgresObservations(database, series));
        }
    }

    private static Kept keep() {
        runs("all-answered", 300, _ -> answered());
        runs("too-few", 99, _ -> answered());
        runs("just-enough", 100, _ -> answered());
        runs("the-rank-is-a-timeout", 300, k -> k % 50 == 0 ? new ProbeOutcome.TimedOut(ProbeOutcome.Deadline.TOTAL, Duration.ofSeconds(20), "late") : answered());
        runs("the-rank-never-answered", 300, k -> k % 50 == 0 ? failed(FailureKind.SERVER_ERROR) : answered());
        runs("what-the-policy-excludes", 300, k -> k % 3 == 0 ? failed(FailureKind.RATE_LIMITED) : answered());
        runs("nothing-answered", 150, _ -> failed(FailureKind.CONNECT));
        runs("nothing-counts", 150, _ -> failed(FailureKind.AUTH));
        return filled();
    }

    private static Kept filled() {
        var kept = Kept.empty();
        kept.runs().append(RUNS.values().stream().flatMap(List::stream).toList());
        return kept;
    }

    @ParameterizedTest
    @EnumSource(Failures.class)
    void a_percentile_is_that_of_the_runs_counted_one_by_one(Failures failures) {
        var contract = counting(failures);
        var told = told(contract, NOW);

        RUNS.forEach((series, all) -> {
            var tally = tally(all, failures);
            assertThat(value(told, "nines_sla_latency_samples", series)).as(series.name())
                    .isEqualTo(tally.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) tally.count()));
            assertThat(value(told, "nines_sla_latency_quantile_seconds", series)).as(series.name())
                    .isEqualTo(tally.count() < 100 ? OptionalDouble.empty() : OptionalDouble.of(seconds(tally.at(Percentile.P99))));
        });
    }

    @Test
    void a_process_that_starts_later_says_the_same_of_it_from_sums() {
        var before = told(CONTRACT, NOW);
        var summed = filled();
        var rollups = new Rollups(summed.database());
        while (rollups.advance(NOW.plus(Duration.ofMinutes(5))) instanceof Progress.MoreToDo) {
            // and the next part
        }

        var after = told(summed, CONTRACT, NOW.plus(Duration.ofMinutes(5)));

        for (var series : RUNS.keySet()) {
            assertThat(value(after, "nines_sla_latency_samples", series)).isEqualTo(value(before, "nines_sla_latency_samples", series));
            var exact = value(before, "nines_sla_latency_quantile_seconds", series);
            var found = value(after, "nines_sla_latency_quantile_seconds", series);
            assertThat(found.isPresent()).isEqualTo(exact.isPresent());
            if (exact.isPresent() && Double.isFinite(exact.getAsDouble())) {
                assertThat(found.getAsDouble()).isCloseTo(exact.getAsDouble(), within(exact.getAsDouble() * 0.0005));
            } else {
                assertThat(found).isEqualTo(exact);
            }
        }
    }

    @Test
    void where_runs_are_looked_at_one_by_one_the_percentile_is_the_same() {
        var bySums = told(CONTRACT, NOW);
        var byRuns = told(excluding(new Span(CONTRACT.term().from(), CONTRACT.term().from().plusSeconds(60))), NOW);

        for (var name : List.of("nines_sla_latency_samples", "nines_sla_latency_quantile_seconds")) {
            for (var series : RUNS.keySet()) assertThat(value(byRuns, name, series)).as(series.name()).isEqualTo(value(bySums, name, series));
        }
    }

    @Test
    void a_burn_rate_is_the_bad_share_of_its_window_in_multiples_of_what_was_promised() {
        var told = told(CONTRACT, NOW);

        RUNS.forEach((series, all) -> {
            assertThat(value(told, "nines_sla_burn_rate", series, "rule", "uptime", "window", "1h")).as(series.name())
                    .isEqualTo(burn(all, Duration.ofMinutes(60)));
            assertThat(value(told, "nines_sla_burn_rate", series, "rule", "uptime", "window", "1d")).as(series.name())
                    .isEqualTo(burn(all, Duration.ofDays(1)));
        });
        assertThat(value(told, "nines_sla_burn_rate", series("the-rank-never-answered"), "rule", "p99", "window", "1d").getAsDouble()).isEqualTo(2.0);
    }

    @Test
    void what_is_excluded_burns_nothing() {
        var told = told(excluding(new Span(NOW.minus(Duration.ofMinutes(50)), NOW)), NOW);

        assertThat(value(told, "nines_sla_burn_rate", series("all-answered"), "rule", "uptime", "window", "1h")).hasValue(0);
        assertThat(value(told, "nines_sla_burn_rate", series("nothing-answered"), "rule", "uptime", "window", "1h")).hasValue(1_000);
        var all = told(excluding(new Span(NOW.minus(Duration.ofMinutes(70)), NOW)), NOW);
        assertThat(value(all, "nines_sla_burn_rate", series("nothing-answered"), "rule", "uptime", "window", "1h")).isEmpty();
        assertThat(value(all, "nines_sla_burn_rate", series("nothing-answered"), "rule", "uptime", "window", "1d")).hasValue(1_000);
    }

    @Test
    void of_whom_nobody_asks_any_more_nothing_is_said() {
        var registry = new PrometheusRegistry();
        round(KEPT, CONTRACT, new Asked(Metrics.on(registry, LatencyLimits.NONE, InstantSource.fixed(NOW)), Set.of(series("all-answered")))).run(NOW);

        assertThat(points(registry, "nines_sla_burn_rate")).hasSize(4).allMatch(p -> p.getLabels().get("model").equals("all-answered"));
        assertThat(points(registry, "nines_sla_latency_samples")).hasSize(1);
    }

    private static PrometheusRegistry told(Contract contract, Instant now) {
        return told(KEPT, contract, now);
    }

    private static PrometheusRegistry told(Kept kept, Contract contract, Instant now) {
        var registry = new PrometheusRegistry();
        round(kept, contract, new Asked(Metrics.on(registry, LatencyLimits.NONE, InstantSource.fixed(now)), RUNS.keySet())).run(now);
        return registry;
    }

    private record Asked(Metrics metrics, Set<Series> series) {}

    private static MeasuringRound round(Kept kept, Contract contract, Asked asked) {
        var settings = new ContractSettings(contract, new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of()));
        var sums = new StoredSums(new ClassCounts(kept.database(), kept.series()), new Lateness(kept.database(), kept.series()),
                NotFound.in(new NotFoundCounts(kept.database(), kept.series())));
        var byRuns = new StoodByRuns(OpenAccountsTest.sources(kept.runs()), () -> List.copyOf(kept.series().all()));
        var judged = contract.term().judged(contract.term().periodAt(NOW));
        for (var rule : contract.rules()) assertThat(byRuns.of(settings, rule, judged, NOW)).isNotEmpty();
        return new MeasuringRound(List.of(settings), new MeasuringRound.Sources(sums, new PostgresDistributions(kept.database(), kept.series()), byRuns,
                () -> List.copyOf(kept.series().all())), new MeasuringRound.Outlet(asked.metrics().sla(), asked.series()::contains));
    }

    private static void runs(String model, int count, IntFunction<ProbeOutcome> outcome) {
        var all = new ArrayList<Observation>();
        for (int k = 0; k < count; k++) {
            var slot = LAST.minus(Duration.ofMinutes(k));
            var ended = outcome.apply(k);
            var phases = ended instanceof ProbeOutcome.Answered ? Phases.NONE.with(Phase.TTFT, 300_000 + 1_237L * k).with(Phase.TOTAL, 900_000) : Phases.NONE;
            all.add(new Observation(series(model), slot, slot, ended, phases, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "v1", true));
        }
        RUNS.put(series(model), all);
    }

    private static LatencyTally tally(List<Observation> all, Failures failures) {
        var tally = new LatencyTally(failures);
        all.forEach(o -> tally.add(Grading.forLatency(o, CONTRACT.policy(), Gone.WHILE_OFFERED, P99.of())));
        return tally;
    }

    private static OptionalDouble burn(List<Observation> all, Duration window) {
        var graded = all.stream().filter(o -> !o.scheduledAt().isBefore(NOW.minus(window)))
                .map(o -> Grading.forUptime(o, CONTRACT.policy(), Gone.WHILE_OFFERED)).toList();
        long bad = graded.stream().filter(Sample.Bad.class::isInstance).count();
        long counted = bad + graded.stream().filter(Sample.Good.class::isInstance).count();
        return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(bad * 1e12 / counted) / 1e9);
    }

    private static Contract counting(Failures failures) {
        var rule = new Rule.Latency(P99.id(), P99.percentile(), P99.of(), P99.limit(), failures, P99.minimumSamples());
        return with(List.of(UPTIME, rule), CONTRACT.counting());
    }

    private static Contract excluding(Span span) {
        var maintenance = new Exclusion("m-1", 1, span, Exclusion.Kind.MAINTENANCE, Exclusion.Standing.STANDS, "ops", "long ago", CONTRACT.term().from());
        return with(CONTRACT.rules(), new Counting(CONTRACT.policy(), CONTRACT.coverageFloorPerMillion(), CONTRACT.counting().viewpoint(),
                new Exclusions(List.of(maintenance))));
    }

    private static Contract with(List<Rule> rules, Counting counting) {
        return new Contract(CONTRACT.id(), CONTRACT.title(), CONTRACT.term(), rules, counting, CONTRACT.fee(), CONTRACT.credit(), CONTRACT.claim(),
                CONTRACT.source());
    }

    private static ProbeOutcome answered() {
        return new ProbeOutcome.Answered();
    }

    private static ProbeOutcome failed(FailureKind kind) {
        return new ProbeOutcome.Failed(kind, "as told");
    }

    private static Series series(String model) {
        return new Series(new Target("gw", "chat", model), "pro", "here");
    }

    private static double seconds(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured(long micros) -> micros / 1e6;
            case LatencyBound.AtLeast(long micros) -> micros / 1e6;
            case LatencyBound.Never _ -> Double.POSITIVE_INFINITY;
        };
    }

    private static OptionalDouble value(PrometheusRegistry registry, String name, Series series, String... labels) {
        return points(registry, name).filter(p -> p.getLabels().get("model").equals(series.target().model()))
                .filter(p -> contains(p.getLabels(), labels)).mapToDouble(GaugeDataPointSnapshot::getValue).findFirst();
    }

    private static boolean contains(Labels all, String... wanted) {
        for (int i = 0; i < wanted.length; i += 2) {
            if (!wanted[i + 1].equals(all.get(wanted[i]))) return false;
        }
        return true;
    }

    private static Stream<GaugeDataPointSnapshot> points(PrometheusRegistry registry, String name) {
        return registry.scrape(name::equals).stream().map(GaugeSnapshot.class::cast).flatMap(gauge -> gauge.getDataPoints().stream());
    }
}
