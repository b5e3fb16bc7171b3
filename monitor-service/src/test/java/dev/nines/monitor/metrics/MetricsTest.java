package dev.nines.monitor.metrics;

import static dev.nines.monitor.metrics.Observations.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import dev.nines.monitor.metrics.SlaMetrics.Measured;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.monitor.metrics.SlaMetrics.State;
import dev.nines.monitor.statement.October;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Settings BEFORE = settings(promising(Duration.ofMillis(800)), "ops", "oncall");
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Metrics metrics = Metrics.on(registry, LatencyLimits.of(BEFORE), InstantSource.system());

    @Test
    void other_limits_bring_their_bounds_and_what_was_said_of_the_old_promise_is_gone() {
        var key = new RuleKey(promising(Duration.ofMillis(800)).id(), "p99");
        metrics.sla().promised(key, 0.99);
        metrics.sla().limited(key, Duration.ofMillis(800));
        metrics.sla().stand(key, Map.of(PRO, new Measured(State.UNDECIDED, 1, 1)));
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(1_300)));
        assertThat(samples("nines_probe_time_to_first_token_seconds_bucket", "le=\"0.8\"")).singleElement().asString().endsWith(" 1");

        metrics.turn(BEFORE, settings(promising(Duration.ofMillis(640)), "ops"));

        assertThat(samples("nines_sla_")).isEmpty();
        metrics.probes().observed(Observations.answered(PRO, Duration.ofMillis(1_300)));
        assertThat(samples("nines_probe_time_to_first_token_seconds_bucket", "le=\"0.64\"")).singleElement().asString().endsWith(" 0");
        assertThat(samples("nines_probe_time_to_first_token_seconds_bucket", "le=\"0.8\"")).isEmpty();
        assertThat(samples("nines_probe_observations_total", "class=\"OK\"")).singleElement().asString().endsWith(" 2.0");
    }

    @Test
    void whoever_is_told_nothing_any_more_has_no_deliveries() {
        metrics.turn(settings(promising(Duration.ofMillis(800))), BEFORE);
        assertThat(samples("nines_alert_deliveries_total")).hasSize(2 * AlertMetrics.Result.values().length);

        metrics.turn(BEFORE, settings(promising(Duration.ofMillis(800)), "ops"));

        assertThat(samples("nines_alert_deliveries_total")).hasSize(AlertMetrics.Result.values().length).allMatch(line -> line.contains("\"ops\""));
    }

    private static Contract promising(Duration limit) {
        var c = October.contract();
        var rule = new Rule.Latency("p99", Percentile.P99, Rule.Of.FIRST_TOKEN, limit, Rule.Failures.OVER, 100);
        return new Contract(c.id(), c.title(), c.term(), List.of(rule), c.counting(), c.fee(), c.credit(), c.claim(), c.source());
    }

    private static Settings settings(Contract contract, String... receivers) {
        var promised = new ContractSettings(contract, new ContractSettings.Tier("pro"), new ContractSettings.AllBut(List.of()));
        return new Settings(Settings.Origin.FILE, VantageSettings.named("here"), List.of(), List.of(), List.of(), List.of(promised), IncidentSettings.USUAL,
                List.of(receivers).stream().map(name -> new ReceiverSettings(name, new Secret("http://" + name), Secret.NONE, List.of("*"))).toList());
    }

    private List<String> samples(String... texts) {
        return Scrape.of(registry).samples(texts);
    }
}
