package dev.nines.monitor.metrics;

import dev.nines.probe.Series;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;

/** Incidents as they stand, and what became of the messages about them. */
public final class AlertMetrics {
    /** How one attempt to deliver ended. */
    public enum Result { DELIVERED, RETRY_LATER, GIVEN_UP }

    private final Gauge open;
    private final Counter deliveries;

    AlertMetrics(PrometheusRegistry registry) {
        open = Gauge.builder().name("nines_incident_open")
                .help("1 while an incident of the series is open, else 0.")
                .labelNames(SeriesLabels.namesAnd()).register(registry);
        deliveries = Counter.builder().name("nines_alert_deliveries")
                .help("Attempts to deliver a message, by how they ended.")
                .labelNames("receiver", "result").register(registry);
    }

    public void incidentOpened(Series series) {
        open.labelValues(SeriesLabels.of(series)).set(1);
    }

    /** Also for a series that never had one: a gauge that is absent cannot be told from a monitor that is. */
    public void noIncident(Series series) {
        open.labelValues(SeriesLabels.of(series)).set(0);
    }

    /** Leaves what was said of it. */
    void known(Series series) {
        open.initLabelValues(SeriesLabels.of(series));
    }

    void keepOnly(Collection<Series> these) {
        open.removeIf(SeriesLabels.ofOthersThan(these));
    }

    /** Every result exists from then on, so that the first failed delivery shows as an increase. */
    public void receiver(String name) {
        for (var result : Result.values()) deliveries.initLabelValues(name, result.name());
    }

    /** For a receiver that is told nothing any more. */
    public void forgetReceiver(String name) {
        deliveries.removeIf(l -> l.getFirst().equals(name));
    }

    public void attempted(String receiver, Result result) {
        deliveries.labelValues(receiver, result.name()).inc();
    }

    void forget(Series series) {
        open.removeIf(l -> SeriesLabels.isOf(series, l));
    }
}
