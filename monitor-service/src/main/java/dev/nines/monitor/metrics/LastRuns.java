package dev.nines.monitor.metrics;

import static dev.nines.monitor.metrics.Buckets.seconds;

import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Answered;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Series;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How the last run of each series ended, and when it began: the same at every scrape until the next run, however far off that is. */
final class LastRuns {
    private final Gauge success;
    private final Gauge at;
    private final ConcurrentMap<Series, Instant> newest = new ConcurrentHashMap<>();

    LastRuns(PrometheusRegistry registry) {
        success = Gauge.builder().name("nines_probe_success")
                .help("1 where the last run was answered as asked, else 0. Of runs that we could not make it says nothing.")
                .labelNames(SeriesLabels.namesAnd()).register(registry);
        at = Gauge.builder().name("nines_probe_last_run_timestamp_seconds")
                .help("When the last run began, in Unix time.")
                .labelNames(SeriesLabels.namesAnd()).register(registry);
    }

    /** Runs may end in another order than they began, and one of a former process may be told of late. */
    void ran(Series series, Observation o) {
        if (o.outcome() instanceof Local) return;
        newest.compute(series, (_, before) -> {
            if (before != null && !o.scheduledAt().isAfter(before)) return before;
            success.labelValues(SeriesLabels.of(series)).set(o.outcome() instanceof Answered ? 1 : 0);
            at.labelValues(SeriesLabels.of(series)).set(seconds(Duration.between(Instant.EPOCH, o.sentAt())));
            return o.scheduledAt();
        });
    }

    void forget(Series series) {
        newest.remove(series);
        for (var gauge : List.of(success, at)) gauge.removeIf(l -> SeriesLabels.isOf(series, l));
    }

    void keepOnly(Collection<Series> these) {
        newest.keySet().retainAll(these);
        for (var gauge : List.of(success, at)) gauge.removeIf(SeriesLabels.ofOthersThan(these));
    }
}
