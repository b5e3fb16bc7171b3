package dev.nines.monitor.metrics;

import static dev.nines.monitor.metrics.FilledMetrics.FIRST_TOKEN;
import static dev.nines.monitor.metrics.FilledMetrics.UPTIME;
import static dev.nines.monitor.metrics.Observations.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.metrics.SlaMetrics.Measured;
import dev.nines.monitor.metrics.SlaMetrics.State;
import dev.nines.monitor.metrics.SlaMetrics.Unmeasured;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;

class SlaMetricsTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SlaMetrics sla = new SlaMetrics(registry);

    @Test
    void a_rule_is_in_one_state_at_a_time() {
        sla.update(PRO, UPTIME, new Measured(State.UNDECIDED, 0.9995, 0.5));
        sla.update(PRO, UPTIME, new Measured(State.BREACHED, 0.99, -9));

        assertThat(Scrape.of(registry).samples("nines_sla_verdict{")).singleElement().asString()
                .contains("state=\"BREACHED\"").endsWith(" 1.0");
        assertThat(Scrape.of(registry).samples("nines_sla_error_budget_remaining_ratio{"))
                .singleElement().asString().endsWith(" -9.0");
    }

    @Test
    void what_was_not_measured_has_no_number() {
        sla.update(PRO, UPTIME, new Measured(State.MET, 1, 1));
        sla.update(PRO, UPTIME, new Unmeasured());

        assertThat(Scrape.of(registry).samples("uptime")).singleElement().asString().contains("state=\"UNDECIDED\"");
    }

    @Test
    void a_rule_that_no_contract_has_any_more_vanishes() {
        sla.promised(UPTIME, 0.999);
        sla.promised(FIRST_TOKEN, 0.99);
        sla.update(PRO, UPTIME, new Measured(State.MET, 1, 1));
        sla.update(PRO, FIRST_TOKEN, new Measured(State.MET, 1, 1));

        sla.forget(UPTIME);

        assertThat(Scrape.of(registry).samples("rule=\"uptime\"")).isEmpty();
        assertThat(Scrape.of(registry).samples("rule=\"first-token-p99\"")).hasSize(4);
    }
}
