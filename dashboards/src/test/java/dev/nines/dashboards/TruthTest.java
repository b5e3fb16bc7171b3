package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.dashboards.Played.Latency;
import dev.nines.dashboards.Played.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What panels and metrics say of a gateway whose every answer was written beforehand. Of the latencies alone the network's share is not
 * in the script: these are held to the rows, and the rows to the script. It waits for what is played, and so runs beside all the others.
 */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(OnStage.class)
class TruthTest {
    /** Of the others a busy machine says itself that it could not see them: one in fifteen at a load of ten on two CPUs. */
    private static final int SEEN_PERCENT = 50;
    /** Buckets of a native histogram of schema 5 are 2^(1/32) wide. */
    private static final double NATIVE_WIDTH = Math.pow(2, 1 / 32d);
    private static final Map<Latency, String> HISTOGRAMS =
            Map.of(Latency.FIRST_TOKEN, "nines_probe_time_to_first_token_seconds", Latency.TOTAL, "nines_probe_duration_seconds");
    private static final Map<Latency, Double> LIMITS_SECONDS =
            Map.of(Latency.FIRST_TOKEN, Script.FIRST_TOKEN_LIMIT_MILLIS / 1e3, Latency.TOTAL, Script.TOTAL_LIMIT_MILLIS / 1e3);

    @Test
    void every_run_was_counted_as_what_was_written(Played played) {
        assertThat(played.runs).filteredOn(r -> !r.isExcused()).hasSizeGreaterThan(played.runs.size() * SEEN_PERCENT / 100);
        assertThat(played.runs).filteredOn(r -> !r.found().equals("LOCAL")).allMatch(r -> r.is(r.scene().ending()));
        assertThat(played.runs).filteredOn(r -> r.is(Scene.Ending.OK)).allSatisfy(r -> {
            assertThat(r.micros(Latency.FIRST_TOKEN)).isGreaterThanOrEqualTo(r.scene().firstMillis() * 1000L);
            assertThat(r.micros(Latency.TOTAL)).isGreaterThanOrEqualTo(r.scene().totalMillis() * 1000L);
        });
    }

    @Test
    void classes_are_the_scripts_in_counters_and_in_the_exact_panel(ScriptedRun run, Played played) throws Exception {
        for (var model : Script.models()) {
            var counted = new TreeMap<String, Long>();
            for (var one : run.classic.query("nines_probe_observations_total{class!=\"LOCAL\",model=\"" + model + "\"} > 0").at("/data/result")) {
                counted.put(one.at("/metric/class").asText(), one.at("/value/1").asLong());
            }
            assertThat(counted).as(model).isEqualTo(played.classes(model));

            var shown = new TreeMap<String, Object>();
            for (var row : panel(run, "Nines: model", "What happened, exactly", model)) shown.put(String.valueOf(row.get("class")), row.get("runs"));
            shown.remove("LOCAL");
            assertThat(shown).as(model).isEqualTo(played.classes(model));

            var stepped = new TreeMap<String, Long>();
            for (var row : panel(run, "Nines: model", "Troubles by class, exactly", model)) stepped.merge(String.valueOf(row.get("metric")), (Long) row.get("value"), Long::sum);
            stepped.remove("LOCAL");
            shown.remove("OK");
            assertThat(stepped).as(model).isEqualTo(shown);
        }
    }

    /** An increase over a window is what was seen in it, stretched to its ends: right to a scrape and to what was there at the first. */
    @Test
    void classes_over_a_range_are_the_scripts_but_for_what_prometheus_stretches(ScriptedRun run, Played played) throws Exception {
        var query = text("Nines: model", "Runs that were not answered, by class");
        var range = Duration.between(run.began, Instant.now()).plusSeconds(60);
        var grafana = chosen(run, Script.FAILING);
        for (var one : run.classic.query(grafana.promQl(query, range, range)).at("/data/result")) {
            var kind = one.at("/metric/class").asText();
            if (kind.equals("LOCAL")) continue;
            long written = played.classes(Script.FAILING).getOrDefault(kind, 0L);
            assertThat(one.at("/value/1").asDouble()).as(kind).isCloseTo((double) written, within(1 + written / 20d));
        }
    }

    @Test
    void at_the_limits_classic_histograms_are_exact(ScriptedRun run, Played played) throws Exception {
        for (var model : Script.models()) {
            for (var of : Latency.values()) {
                var name = HISTOGRAMS.get(of);
                var matchers = "{model=\"" + model + "\"";
                var all = played.inHistogram(model).size();
                assertThat(zeroed(run.classic, "sum(" + name + "_count" + matchers + "})")).as("%s of %s", name, model).isEqualTo(all);
                assertThat(zeroed(run.classic, "sum(" + name + "_bucket" + matchers + ",le=\"" + LIMITS_SECONDS.get(of) + "\"})"))
                        .as("%s of %s within its limit", name, model).isEqualTo((double) played.within(model, of));
            }
        }
    }

    @Test
    void the_live_p99_of_classic_histograms_lies_in_the_bucket_of_the_exact_one(ScriptedRun run, Played played) throws Exception {
        for (var model : List.of(Script.STEADY, Script.TAIL)) {
            double exact = ((Quantile.Measured) Played.quantile(played.inHistogram(model), 990_000, Latency.FIRST_TOKEN)).micros() / 1e6;
            var bounds = new ArrayList<>(List.of(0.0));
            for (var bucket : run.classic.query("nines_probe_time_to_first_token_seconds_bucket{le!=\"+Inf\",model=\"" + model + "\"}").at("/data/result")) {
                bounds.add(bucket.at("/metric/le").asDouble());
            }
            double below = bounds.stream().filter(b -> b < exact).max(Double::compare).orElseThrow();
            double above = bounds.stream().filter(b -> b >= exact).min(Double::compare).orElseThrow();
            assertThat(liveP99(run, run.classic, model)).as(model).isBetween(below, above);
        }
    }

    @Test
    void the_live_p99_of_native_histograms_is_within_their_bound(ScriptedRun run, Played played) throws Exception {
        for (var model : List.of(Script.STEADY, Script.TAIL)) {
            double exact = ((Quantile.Measured) Played.quantile(played.inHistogram(model), 990_000, Latency.FIRST_TOKEN)).micros() / 1e6;
            assertThat(liveP99(run, run.nativeToo, model)).as(model).isBetween(exact / NATIVE_WIDTH, exact * NATIVE_WIDTH);
        }
    }

    @Test
    void quantiles_of_the_exact_panels_are_the_nearest_ranks(ScriptedRun run, Played played) throws Exception {
        for (var model : Script.models()) {
            for (var of : Latency.values()) {
                var panel = (of == Latency.FIRST_TOKEN ? "First token" : "Total") + ": p50 to p99.9";
                var row = panel(run, "Nines: model", panel, model).getFirst();
                var timed = played.timed(model);
                assertThat(row.get("runs")).as("%s of %s", panel, model).isEqualTo((long) timed.size());
                for (var q : Map.of("p50", 500_000, "p90", 900_000, "p99", 990_000).entrySet()) {
                    assertThat(row.get(q.getKey())).as("%s of %s", q.getKey(), model).isEqualTo(micros(Played.quantile(timed, q.getValue(), of)));
                }
                assertThat(row.get("p999")).as("p99.9 of %s", model).isEqualTo(timed.size() < 1000 ? null : micros(Played.quantile(timed, 999_000, of)));
            }
        }
    }

    @Test
    void cells_of_the_heat_map_are_the_answers(ScriptedRun run, Played played) throws Exception {
        for (var model : List.of(Script.STEADY, Script.TAIL, Script.FAILING)) {
            var answers = panel(run, "Nines: model", "First token, heat map", model).stream()
                    .flatMap(row -> row.values().stream()).filter(Number.class::isInstance).mapToDouble(n -> ((Number) n).doubleValue()).sum();
            assertThat(answers).as(model).isEqualTo((double) played.timed(model).stream().filter(r -> r.is(Scene.Ending.OK)).count());
        }
    }

    @Test
    void uptime_is_the_scripts(ScriptedRun run, Played played) throws Exception {
        for (var model : Script.models()) {
            double share = (double) played.up(model) / (played.up(model) + played.down(model));
            var shown = panel(run, "Nines: model", "Up", model).getFirst().get("uptime");
            assertThat(((Number) Objects.requireNonNull(shown)).doubleValue()).as(model).isCloseTo(share, within(1e-9));
            assertThat(ScriptedRun.number(run.classic, "sum(nines_probe_observations_total{class=\"OK\",model=\"" + model + "\"}) / sum(nines_probe_observations_total"
                    + "{class!~\"LOCAL|QUOTA|AUTH|BAD_REQUEST|RATE_LIMITED\",model=\"" + model + "\"})")).as(model).isCloseTo(share, within(1e-12));
        }
    }

    /** Counted from rows, every so often: so it is waited for. */
    @Test
    void attainment_is_the_scripts(ScriptedRun run, Played played) {
        for (var model : Script.models()) {
            var timed = played.timed(model).size();
            attained(run, model, "first", "uptime", played.up(model), played.up(model) + played.down(model));
            attained(run, model, "first", "latency", played.within(model, Latency.FIRST_TOKEN), timed);
            attained(run, model, "whole", "latency", played.within(model, Latency.TOTAL), timed);
        }
    }

    private static void attained(ScriptedRun run, String model, String contract, String rule, long good, long counted) {
        var query = "nines_sla_attainment_ratio{contract=\"" + contract + "\",rule=\"" + rule + "\",model=\"" + model + "\"}";
        await(query).atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertThat(ScriptedRun.number(run.classic, query)).as("%s = %d/%d", query, good, counted).isCloseTo((double) good / counted, within(1e-9)));
    }

    /** The query of the panel that shows it, over all that was played. */
    private static double liveP99(ScriptedRun run, PrometheusServer server, String model) throws InterruptedException {
        var query = targets("Nines: model", "Quantiles of the first token, live").map(t -> t.path("expr").asText()).filter(e -> e.contains("(0.99,")).findFirst().orElseThrow();
        var range = Duration.between(run.began, Instant.now()).plusSeconds(60);
        return ScriptedRun.number(server, chosen(run, model).promQl(query, range, range));
    }

    /** A model that gave no latency has no histogram. */
    private static double zeroed(PrometheusServer server, String expr) throws InterruptedException {
        return ScriptedRun.number(server, expr + " or vector(0)");
    }

    private static @Nullable Long micros(Quantile quantile) {
        return switch (quantile) {
            case Quantile.Measured(long micros) -> micros;
            case Quantile.AtLeast(long micros) -> micros;
            case Quantile.Never _ -> null;
        };
    }

    private static List<Map<String, @Nullable Object>> panel(ScriptedRun run, String dashboard, String title, String model) throws Exception {
        try (var reader = run.reader()) {
            return reader.ask(chosen(run, model).sql(text(dashboard, title)));
        }
    }

    private static String text(String dashboard, String title) {
        return targets(dashboard, title).map(t -> t.path(t.has("rawSql") ? "rawSql" : "expr").asText()).findFirst().orElseThrow();
    }

    /** The service measures once a minute. */
    @Test
    void the_promised_percentile_of_the_running_period_is_the_nearest_rank_of_as_many_runs(ScriptedRun run, Played played) {
        var timed = played.timed(Script.STEADY);
        var of = "{contract=\"first\",model=\"" + Script.STEADY + "\"}";
        await("every run is behind it").atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(500))
                .until(() -> ScriptedRun.number(run.classic, "nines_sla_latency_samples" + of) == timed.size());

        assertThat(Played.quantile(timed, 990_000, Latency.FIRST_TOKEN)).isInstanceOfSatisfying(Quantile.Measured.class, exact ->
                await("and it is told").atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        ScriptedRun.number(run.classic, "nines_sla_latency_quantile_seconds" + of)).isCloseTo(exact.micros() / 1e6, within(exact.micros() * 5e-4 / 1e6))));
    }

    private static Stream<JsonNode> targets(String dashboard, String title) {
        return Dashboard.all().stream().filter(d -> d.title().equals(dashboard)).flatMap(d -> d.panels().stream())
                .filter(p -> p.path("title").asText().equals(title)).flatMap(p -> p.path("targets").valueStream());
    }

    private static Grafana chosen(ScriptedRun run, String model) {
        return new Grafana(run.began, Instant.now(), Map.of("endpoint", "gateway", "probe", "chat", "model", model, "points", "12"));
    }
}
