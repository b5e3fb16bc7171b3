package dev.nines.monitor.metrics;

import dev.nines.db.retention.Kept;
import dev.nines.db.retention.Retention.KeptDay;
import dev.nines.monitor.keep.KeepRound;
import dev.nines.monitor.metrics.SlaMetrics.Measured;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.monitor.metrics.SlaMetrics.State;
import dev.nines.monitor.metrics.SlaMetrics.Unmeasured;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Series;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A registry in which everything that can be said has been said. */
record FilledMetrics(PrometheusRegistry registry, Metrics metrics) {
    static final RuleKey UPTIME = new RuleKey("pro-channel", "uptime");
    static final RuleKey FIRST_TOKEN = new RuleKey("pro-channel", "first-token-p99");
    static final RuleKey TOTAL = new RuleKey("pro-channel", "total-p99");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final KeepRound.Seen KEPT = new KeepRound.Seen(List.of(
            new KeptDay(LocalDate.of(2026, 8, 1), new Kept.Claimable("pro-channel 2026-08", NOW)),
            new KeptDay(LocalDate.of(2026, 10, 31), new Kept.Young(NOW))), 2);

    static FilledMetrics create() {
        var registry = new PrometheusRegistry();
        var limits = new LatencyLimits(Set.of(Duration.ofMillis(800)), Set.of(Duration.ofMillis(3500)), Set.of("vectors"));
        var filled = new FilledMetrics(registry, Metrics.on(registry, limits, InstantSource.fixed(NOW)));
        filled.fill(Observations.PRO);
        filled.fill(Observations.FLASH);
        filled.fillSelf();
        return filled;
    }

    private void fill(Series series) {
        Observations.oneOfEveryClass(series).forEach(metrics.probes()::observed);
        metrics.sla().promised(UPTIME, 0.999);
        metrics.sla().promised(FIRST_TOKEN, 0.99);
        metrics.sla().promised(TOTAL, 0.99);
        metrics.sla().update(series, UPTIME, new Measured(State.UNDECIDED, 0.9995, 0.5));
        metrics.sla().update(series, FIRST_TOKEN, new Measured(State.BREACHED, 0.98, -1));
        metrics.sla().update(series, TOTAL, new Unmeasured());
        metrics.alerts().incidentOpened(series);
    }

    private void fillSelf() {
        metrics.alerts().receiver("ops");
        metrics.alerts().attempted("ops", AlertMetrics.Result.DELIVERED);
        metrics.self().started("0.1.0-SNAPSHOT");
        metrics.self().slotBegan(Duration.ofNanos(40_000));
        metrics.self().slotMissed(Cause.BUDGET);
        metrics.self().evaluatedAt(NOW.minusSeconds(5));
        metrics.self().summedUp(0, NOW.minusSeconds(30));
        metrics.self().watchLoops(() -> Duration.ofMillis(2));
        metrics.self().watchSpool(() -> 3);
        metrics.self().watchKeeping(new SelfMetrics.Keeping(() -> 0, () -> 3_300, () -> 1L << 30, () -> 0, () -> 0, () -> 0));
        metrics.self().watchOutbox(() -> 1);
        metrics.self().watchKept(() -> KEPT);
    }
}
