package dev.nines.monitor.metrics;

import dev.nines.probe.Series;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;

/** Every meter of ours, in four groups by who speaks. */
public record Metrics(ProbeMetrics probes, SlaMetrics sla, AlertMetrics alerts, SelfMetrics self) {
    /** Once for each registry: a name can be registered only once. */
    public static Metrics on(PrometheusRegistry registry, LatencyLimits limits, InstantSource clock) {
        return new Metrics(new ProbeMetrics(registry, limits), new SlaMetrics(registry), new AlertMetrics(registry),
                new SelfMetrics(registry, clock));
    }

    /** A series that is probed no more must vanish from the scrape, or its last values look like news for ever. */
    public void forget(Series series) {
        probes.forget(series);
        sla.forget(series);
        alerts.forget(series);
    }
}
