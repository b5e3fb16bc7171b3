package dev.nines.monitor.metrics;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.probe.Series;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.Collection;

/** Every meter of ours, in four groups by who speaks. */
public record Metrics(ProbeMetrics probes, SlaMetrics sla, AlertMetrics alerts, SelfMetrics self) {
    /** Once for each registry: a name can be registered only once. */
    public static Metrics on(PrometheusRegistry registry, LatencyLimits limits, InstantSource clock) {
        return new Metrics(new ProbeMetrics(registry, limits), new SlaMetrics(registry), new AlertMetrics(registry),
                new SelfMetrics(registry, clock));
    }

    /** What contracts and receivers say has changed: what nobody promises or hears any more vanishes, and bounds are their limits again. */
    public void turn(Settings before, Settings next) {
        probes.limitBy(LatencyLimits.of(next));
        before.contracts().stream().filter(c -> !next.contracts().contains(c)).map(ContractSettings::contract)
                .forEach(c -> c.rules().forEach(rule -> sla.forget(new RuleKey(c.id(), rule.id()))));
        var heard = next.receivers().stream().map(ReceiverSettings::name).toList();
        before.receivers().stream().map(ReceiverSettings::name).filter(name -> !heard.contains(name)).forEach(alerts::forgetReceiver);
        heard.forEach(alerts::receiver);
    }

    /** These and no others are watched now: of whoever was removed or set aside nothing stays, also where its last run ended late. */
    public void watched(Collection<Series> these) {
        probes.keepOnly(these);
        sla.keepOnly(these);
        alerts.keepOnly(these);
        these.forEach(alerts::known);
    }

    /** A series that is probed no more must vanish from the scrape, or its last values look like news for ever. */
    public void forget(Series series) {
        probes.forget(series);
        sla.forget(series);
        alerts.forget(series);
    }
}
