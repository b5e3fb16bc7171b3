package dev.nines.monitor.metrics;

import dev.nines.db.retention.Kept;
import dev.nines.db.retention.Retention.KeptDay;
import dev.nines.monitor.evaluate.MeasuringRound;
import dev.nines.monitor.keep.KeepRound;
import dev.nines.monitor.metrics.SlaMetrics.Measured;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.monitor.metrics.SlaMetrics.Shown;
import dev.nines.monitor.metrics.SlaMetrics.State;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Series;
import dev.nines.sla.Fraction;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.sample.LatencyBound;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A registry in which everything that can be said has been said. */
record FilledMetrics(PrometheusRegistry registry, Metrics metrics) {
    static final RuleKey UPTIME = new RuleKey("pro-channel", "uptime");
    static final RuleKey FIRST_TOKEN = new RuleKey("pro-channel", "first-token-p99");
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private static final KeepRound.Seen KEPT = new KeepRound.Seen(List.of(
            new KeptDay(LocalDate.of(2026, 8, 1), new Kept.Claimable("pro-channel 2026-08", NOW)),
            new KeptDay(LocalDate.of(2026, 10, 31), new Kept.Young(NOW))), 2);

    static FilledMetrics create() {
        var filled = of(List.of(Observations.PRO, Observations.FLASH));
        new Refusals().showOn(filled.registry());
        return filled;
    }

    /** As many as a gateway offers, and nobody refused: each asked from one place under one contract of an uptime and a percentile. */
    static FilledMetrics ofModels(int models) {
        return of(models(models));
    }

    static List<Series> models(int count) {
        return IntStream.range(0, count).mapToObj(i -> Observations.series("Pro/vendor-" + i % 17 + "/Model-" + i + "-Instruct", "pro")).toList();
    }

    private static FilledMetrics of(List<Series> all) {
        var registry = new PrometheusRegistry();
        var limits = new LatencyLimits(Set.of(Duration.ofMillis(800)), Set.of(Duration.ofMillis(3500)), Set.of("vectors"));
        var filled = new FilledMetrics(registry, Metrics.on(registry, limits, InstantSource.fixed(NOW)));
        all.forEach(filled::fill);
        filled.promise(all);
        filled.fillSelf();
        return filled;
    }

    private void fill(Series series) {
        Observations.oneOfEveryClass(series).forEach(metrics.probes()::observed);
        metrics.alerts().incidentOpened(series);
    }

    private void promise(List<Series> all) {
        metrics.sla().promised(UPTIME, 0.999);
        metrics.sla().promised(FIRST_TOKEN, 0.99);
        metrics.sla().limited(FIRST_TOKEN, Duration.ofMillis(800));
        metrics.sla().stand(UPTIME, each(all, new Measured(State.UNDECIDED, 0.9995, 0.5)));
        metrics.sla().stand(FIRST_TOKEN, each(all, new Measured(State.BREACH_CERTAIN, 0.98, -1)));
        metrics.sla().quantiles(FIRST_TOKEN, each(all, new Shown(43_200, new LatencyBound.Measured(812_345))));
        for (var rule : List.of(UPTIME, FIRST_TOKEN)) {
            for (var window : MeasuringRound.windows()) metrics.sla().burn(rule, window, each(all, new Burn.Rate(new Fraction(17, 12))));
        }
    }

    private static <T> Map<Series, T> each(List<Series> all, T value) {
        return all.stream().collect(Collectors.toMap(s -> s, _ -> value));
    }

    private void fillSelf() {
        metrics.alerts().receiver("ops");
        metrics.alerts().attempted("ops", AlertMetrics.Result.DELIVERED);
        metrics.self().started("0.1.0-SNAPSHOT");
        metrics.self().slotBegan(Duration.ofNanos(40_000));
        metrics.self().slotMissed(Cause.BUDGET);
        metrics.self().evaluatedAt(NOW.minusSeconds(5));
        metrics.self().sealsDue(0);
        metrics.self().summedUp(0, NOW.minusSeconds(30));
        metrics.self().watchLoops(() -> Duration.ofMillis(2));
        metrics.self().watchSpool(() -> 3);
        metrics.self().watchKeeping(new SelfMetrics.Keeping(() -> 0, () -> 3_300, () -> 1L << 30, () -> 0, () -> 0, () -> 0));
        metrics.self().watchOutbox(() -> 1);
        metrics.self().watchKept(() -> KEPT);
    }
}
