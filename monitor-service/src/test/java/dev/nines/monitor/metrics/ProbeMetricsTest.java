package dev.nines.monitor.metrics;

import static dev.nines.monitor.metrics.Observations.FLASH;
import static dev.nines.monitor.metrics.Observations.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeMetricsTest {
    private static final String SERIES =
            "{endpoint=\"global-api\",model=\"Pro/deepseek-ai/DeepSeek-V3.2\",probe=\"chat\","
                    + "tier=\"pro\",vantage=\"home\"";
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Metrics metrics = Metrics.on(registry,
            new LatencyLimits(Set.of(Duration.ofMillis(800)), Set.of(Duration.ofMillis(3500)), Set.of("vectors")), InstantSource.system());

    @Test
    void the_share_within_a_contracts_limit_is_exact() {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(3500)));
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(3501)));

        assertThat(samples("nines_probe_duration_seconds_bucket", "le=\"3.5\""))
                .singleElement().asString().endsWith(" 1");
        assertThat(samples("nines_probe_duration_seconds_count")).singleElement().asString().endsWith(" 2");
    }

    @Test
    void a_timeout_is_above_every_limit_of_a_contract_however_soon_it_was_given_up() {
        metrics.probes().observed(Observations.timedOut(PRO, Duration.ofSeconds(2)));

        assertThat(samples("nines_probe_duration_seconds_bucket", "le=\"3.5\"")).singleElement().asString().endsWith(" 0");
        assertThat(samples("nines_probe_duration_seconds_bucket", "le=\"10.0\"")).singleElement().asString().endsWith(" 1");
    }

    @Test
    void other_limits_begin_anew_only_the_histogram_whose_bounds_they_are_not() {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(3500)));

        metrics.probes().limitBy(new LatencyLimits(Set.of(Duration.ofMillis(800)), Set.of(Duration.ofMillis(4200)), Set.of()));

        assertThat(samples("nines_probe_duration_seconds_count")).isEmpty();
        assertThat(samples("nines_probe_observations_total", "class=\"OK\"")).singleElement().asString().endsWith(" 1.0");
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(4100)));
        assertThat(samples("nines_probe_duration_seconds_bucket", "le=\"4.2\"")).singleElement().asString().endsWith(" 1");
        metrics.probes().limitBy(new LatencyLimits(Set.of(Duration.ofMillis(900)), Set.of(Duration.ofMillis(4200)), Set.of()));
        assertThat(samples("nines_probe_duration_seconds_count")).singleElement().asString().endsWith(" 1");
    }

    @Test
    void a_timeout_counts_as_at_least_its_limit_in_both_latencies() {
        metrics.probes().observed(Observations.timedOut(PRO, Duration.ofSeconds(20)));

        assertThat(samples("nines_probe_duration_seconds_sum"))
                .containsExactly("nines_probe_duration_seconds_sum" + SERIES + "} 20.0");
        assertThat(samples("nines_probe_time_to_first_token_seconds_sum")).singleElement().asString().endsWith(" 20.0");
        assertThat(samples("nines_probe_time_per_output_token_seconds_sum")).isEmpty();
    }

    @Test
    void a_timeout_of_a_probe_that_does_not_stream_is_no_late_first_token() {
        var vectors = new Series(new Target("global-api", "vectors", "bge"), "", "home");

        metrics.probes().observed(Observations.timedOut(vectors, Duration.ofSeconds(20)));

        assertThat(samples("nines_probe_duration_seconds_count")).singleElement().asString().endsWith(" 1");
        assertThat(samples("nines_probe_time_to_first_token_seconds_count")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        flag,            total, first token, per token
        CACHE_HIT,       0,     0,           0
        MONITOR_DELAYED, 0,     0,           0
        BUFFERED_STREAM, 1,     0,           0
        PROMPT_CACHED,   1,     1,           1
        """)
    void a_latency_that_a_flag_spoils_is_in_no_histogram(Flag flag, int total, int firstToken, int perToken) {
        metrics.probes().observed(Observations.flagged(Observations.answered(PRO, Duration.ofMillis(640)), flag));

        assertThat(samples("nines_probe_duration_seconds_count")).hasSize(total);
        assertThat(samples("nines_probe_time_to_first_token_seconds_count")).hasSize(firstToken);
        assertThat(samples("nines_probe_time_per_output_token_seconds_count")).hasSize(perToken);
        assertThat(samples("nines_probe_observations_total", "class=\"OK\"")).singleElement().asString().endsWith(" 1.0");
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void a_failure_never_makes_a_latency_better(FailureKind kind) {
        metrics.probes().observed(Observations.ended(PRO, new ProbeOutcome.Failed(kind, "as told")));

        assertThat(samples("_seconds_count{")).isEmpty();
        assertThat(samples("nines_probe_observations_total{class=\"" + kind + "\""))
                .singleElement().asString().endsWith(" 1.0");
    }

    @Test
    void every_class_is_counted_from_the_first_run_on() {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));

        assertThat(samples("nines_probe_observations_total")).hasSize(ObservationClass.values().length);
        assertThat(samples("nines_probe_observations_total", "class=\"OK\""))
                .singleElement().asString().endsWith(" 1.0");
    }

    @Test
    void tokens_and_cost_are_as_reported_and_add_up() {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));

        assertThat(samples("nines_probe_tokens_total", "type=\"prompt\"")).singleElement().asString().endsWith(" 42.0");
        assertThat(samples("nines_probe_tokens_total", "type=\"completion\""))
                .singleElement().asString().endsWith(" 8.0");
        assertThat(samples("nines_probe_cost_dollars_total")).singleElement().asString().endsWith(" 2.5E-4");
    }

    @Test
    void a_token_count_that_nobody_reported_is_no_series() {
        metrics.probes().observed(Observations.timedOut(PRO, Duration.ofSeconds(20)));

        assertThat(samples("nines_probe_tokens_total")).isEmpty();
        assertThat(samples("nines_probe_cost_dollars_total")).isEmpty();
    }

    @Test
    void a_forgotten_series_vanishes_and_the_others_stay() {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));
        metrics.probes().observed(Observations.answered(FLASH, Duration.ofMillis(640)));

        metrics.forget(PRO);

        assertThat(samples("DeepSeek-V3.2")).isEmpty();
        assertThat(samples("DeepSeek-V4-Flash")).isNotEmpty();
    }

    @Test
    void only_what_is_watched_is_shown_also_where_a_last_run_ended_late() {
        metrics.watched(List.of(PRO, FLASH));
        metrics.forget(PRO);
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));
        metrics.probes().observed(Observations.answered(FLASH, Duration.ofMillis(640)));

        metrics.watched(List.of(FLASH));

        assertThat(samples("DeepSeek-V3.2")).isEmpty();
        assertThat(samples("nines_incident_open{", "DeepSeek-V4-Flash")).singleElement().asString().endsWith(" 0.0");
        assertThat(samples("nines_probe_success{", "DeepSeek-V4-Flash")).hasSize(1);
    }

    @Test
    void whoever_is_watched_still_keeps_the_incident_that_is_open() {
        metrics.alerts().incidentOpened(PRO);

        metrics.watched(List.of(PRO));

        assertThat(samples("nines_incident_open")).singleElement().asString().endsWith(" 1.0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void the_last_run_is_shown_until_the_next_one(String how, Observation last, int success) {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));
        metrics.probes().observed(last);

        for (int scrape = 0; scrape < 3; scrape++) {
            assertThat(samples("nines_probe_success")).containsExactly("nines_probe_success" + SERIES + "} " + success + ".0");
            assertThat(samples("nines_probe_last_run_timestamp_seconds")).hasSize(1);
        }
    }

    static Stream<Arguments> ends() {
        var later = Observations.SLOT.plusSeconds(600);
        return Stream.of(
                Arguments.of("it answered", Observations.at(later, Observations.answered(PRO, Duration.ofSeconds(1))), 1),
                Arguments.of("it failed", Observations.at(later, Observations.ended(PRO, new ProbeOutcome.Failed(FailureKind.AUTH, "as told"))), 0),
                Arguments.of("it timed out", Observations.at(later, Observations.timedOut(PRO, Duration.ofSeconds(20))), 0),
                Arguments.of("we could not ask: that says nothing of the endpoint",
                        Observations.at(later, Observations.ended(PRO, new ProbeOutcome.Local(ProbeOutcome.Cause.BUDGET, "none left"))), 1),
                Arguments.of("one that began before ended after it", Observations.at(Observations.SLOT.minusSeconds(60), Observations.timedOut(PRO, Duration.ofSeconds(90))), 1));
    }

    @Test
    void a_run_of_a_former_process_is_shown_and_not_counted_and_never_hides_a_newer_one() {
        metrics.probes().ranBefore(PRO, Observations.timedOut(PRO, Duration.ofSeconds(20)));

        assertThat(samples("nines_probe_last_run_timestamp_seconds")).singleElement().asString().endsWith(" 1.7934912E9");
        assertThat(samples("nines_probe_success")).singleElement().asString().endsWith(" 0.0");
        assertThat(samples("nines_probe_observations_total")).isEmpty();

        metrics.probes().observed(Observations.at(Observations.SLOT.plusSeconds(600), Observations.answered(PRO, Duration.ofMillis(640))));
        metrics.probes().ranBefore(PRO, Observations.timedOut(PRO, Duration.ofSeconds(20)));

        assertThat(samples("nines_probe_success")).singleElement().asString().endsWith(" 1.0");
        assertThat(samples("nines_probe_last_run_timestamp_seconds")).singleElement().asString().endsWith(" 1.7934918E9");
    }

    @Test
    void a_series_that_comes_back_begins_anew() {
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(640)));
        metrics.forget(PRO);
        metrics.probes().observed(Observations.timedOut(PRO, Duration.ofSeconds(20)));

        assertThat(samples("nines_probe_observations_total")).hasSize(ObservationClass.values().length);
        assertThat(samples("nines_probe_observations_total", "class=\"OK\""))
                .singleElement().asString().endsWith(" 0.0");
    }

    private List<String> samples(String... texts) {
        return Scrape.of(registry).samples(texts);
    }
}
