package dev.nines.monitor.metrics;

import static dev.nines.monitor.metrics.FilledMetrics.FIRST_TOKEN;
import static dev.nines.monitor.metrics.FilledMetrics.UPTIME;
import static dev.nines.monitor.metrics.Observations.FLASH;
import static dev.nines.monitor.metrics.Observations.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.metrics.SlaMetrics.Measured;
import dev.nines.monitor.metrics.SlaMetrics.Quantile;
import dev.nines.monitor.metrics.SlaMetrics.Shown;
import dev.nines.monitor.metrics.SlaMetrics.State;
import dev.nines.monitor.metrics.SlaMetrics.TooFew;
import dev.nines.monitor.metrics.SlaMetrics.Unmeasured;
import dev.nines.sla.Fraction;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.sample.LatencyBound;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SlaMetricsTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SlaMetrics sla = new SlaMetrics(registry);

    @Test
    void a_rule_is_in_one_state_at_a_time_and_the_others_say_so() {
        sla.update(PRO, UPTIME, new Measured(State.UNDECIDED, 0.9995, 0.5));
        sla.update(PRO, UPTIME, new Measured(State.BREACH_CERTAIN, 0.99, -9));

        assertThat(states()).containsExactlyInAnyOrder("UNDECIDED 0.0", "BREACH_CERTAIN 1.0", "MET_CERTAIN 0.0");
        assertThat(Scrape.of(registry).samples("nines_sla_error_budget_remaining_ratio{"))
                .singleElement().asString().endsWith(" -9.0");
    }

    @Test
    void what_was_not_measured_has_no_number() {
        sla.update(PRO, UPTIME, new Measured(State.MET_CERTAIN, 1, 1));
        sla.update(PRO, UPTIME, new Unmeasured());

        assertThat(states()).containsExactlyInAnyOrder("UNDECIDED 1.0", "BREACH_CERTAIN 0.0", "MET_CERTAIN 0.0");
        assertThat(samples("uptime")).hasSize(State.values().length);
    }

    @Test
    void a_rule_that_no_contract_has_any_more_vanishes() {
        sla.promised(UPTIME, 0.999);
        sla.promised(FIRST_TOKEN, 0.99);
        for (var rule : List.of(UPTIME, FIRST_TOKEN)) {
            sla.limited(rule, Duration.ofMillis(800));
            sla.update(PRO, rule, new Measured(State.UNDECIDED, 1, 1));
            sla.burn(rule, "1h", Map.of(PRO, new Burn.Rate(Fraction.of(2))));
            sla.quantiles(rule, Map.of(PRO, new Shown(200, new LatencyBound.Measured(640_000))));
        }

        sla.forget(UPTIME);

        assertThat(Scrape.of(registry).samples("rule=\"uptime\"")).isEmpty();
        assertThat(Scrape.of(registry).samples("rule=\"first-token-p99\"")).hasSize(10);
    }

    @Test
    void others_than_those_that_stand_somewhere_are_not_said_to() {
        sla.stand(UPTIME, Map.of(PRO, new Measured(State.UNDECIDED, 1, 1), FLASH, new Measured(State.UNDECIDED, 1, 1)));
        sla.stand(FIRST_TOKEN, Map.of(PRO, new Unmeasured()));

        sla.stand(UPTIME, Map.of(FLASH, new Unmeasured()));

        assertThat(samples("nines_sla_verdict")).hasSize(2 * State.values().length);
        assertThat(samples("rule=\"uptime\"")).hasSize(State.values().length).allMatch(line -> line.contains("V4-Flash"));
        assertThat(samples("rule=\"first-token-p99\"")).hasSize(State.values().length).allMatch(line -> line.contains("V3.2"));
    }

    @Test
    void a_window_in_which_nothing_counted_has_no_rate_and_the_other_window_keeps_its_own() {
        sla.burn(UPTIME, "1h", Map.of(PRO, new Burn.Rate(new Fraction(144, 10)), FLASH, new Burn.Rate(Fraction.ZERO)));
        sla.burn(UPTIME, "1d", Map.of(PRO, new Burn.Rate(Fraction.ONE)));

        assertThat(samples("nines_sla_burn_rate", "V3.2", "window=\"1h\"")).singleElement().asString().endsWith(" 14.4");
        sla.burn(UPTIME, "1h", Map.of(PRO, new Burn.Unknown()));

        assertThat(samples("nines_sla_burn_rate")).singleElement().asString().contains("V3.2", "window=\"1d\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void a_percentile_stands_with_the_number_of_runs_that_it_is_of(String what, Quantile found, List<String> shown) {
        sla.quantiles(FIRST_TOKEN, Map.of(PRO, new Shown(1_000, new LatencyBound.Measured(1))));

        sla.quantiles(FIRST_TOKEN, Map.of(PRO, found));

        assertThat(samples("nines_sla_latency")).extracting(line -> line.replaceAll("\\{.*}", "")).containsExactlyInAnyOrderElementsOf(shown);
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of("measured", new Shown(144, new LatencyBound.Measured(812_345)),
                        List.of("nines_sla_latency_quantile_seconds 0.812345", "nines_sla_latency_samples 144.0")),
                Arguments.of("timed out: its limit, which it lasted at least", new Shown(144, new LatencyBound.AtLeast(20_000_000)),
                        List.of("nines_sla_latency_quantile_seconds 20.0", "nines_sla_latency_samples 144.0")),
                Arguments.of("never answered", new Shown(144, new LatencyBound.Never()),
                        List.of("nines_sla_latency_quantile_seconds +Inf", "nines_sla_latency_samples 144.0")),
                Arguments.of("too few for this percentile", new TooFew(99), List.of("nines_sla_latency_samples 99.0")));
    }

    @Test
    void the_limit_of_a_promise_is_said_once_for_all_its_series() {
        sla.limited(FIRST_TOKEN, Duration.ofMillis(800));

        assertThat(samples("nines_sla_limit_seconds")).containsExactly("nines_sla_limit_seconds{contract=\"pro-channel\",rule=\"first-token-p99\"} 0.8");
    }

    private List<String> states() {
        return samples("nines_sla_verdict{").stream().map(line -> line.replaceAll(".*state=\"(\\w+)\".*}", "$1")).toList();
    }

    private List<String> samples(String... texts) {
        return Scrape.of(registry).samples(texts);
    }
}
