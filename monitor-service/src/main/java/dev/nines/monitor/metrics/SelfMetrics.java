package dev.nines.monitor.metrics;

import static dev.nines.monitor.metrics.Buckets.seconds;

import dev.nines.monitor.keep.KeepRound;
import dev.nines.probe.ProbeOutcome.Cause;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How the monitor itself is doing. A gauge exists from the moment its value can be known. */
public final class SelfMetrics {
    private final PrometheusRegistry registry;
    private final InstantSource clock;
    private final Histogram lag;
    private final Counter missed;
    private final Counter lost;
    private final Gauge reloadSuccessful;
    private final Gauge reloaded;
    private final AtomicReference<Optional<Instant>> evaluated = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Instant>> summedUp = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Long>> dueHours = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Integer>> dueSeals = new AtomicReference<>(Optional.empty());

    SelfMetrics(PrometheusRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        lag = Histogram.builder().name("nines_slot_lag_seconds")
                .help("How late a run began after its slot. Ours, never the endpoint's.")
                .classicUpperBounds(0.0001, 0.00025, 0.001, 0.005, 0.05, 1).register(registry);
        missed = Counter.builder().name("nines_slots_missed")
                .help("Slots that were not a test of the endpoint, by our cause.")
                .labelNames("cause").register(registry);
        for (var cause : Cause.values()) missed.initLabelValues(cause.name());
        lost = Counter.builder().name("nines_observations_lost")
                .help("Observations that no store and no spool holds. Should be 0.").register(registry);
        reloadSuccessful = Gauge.builder().name("nines_config_last_reload_successful")
                .help("1 where the configuration that was read last is the one in force; 0 where it was refused.").register(registry);
        reloaded = Gauge.builder().name("nines_config_last_reload_success_timestamp_seconds")
                .help("When the configuration in force was read, in Unix time.").register(registry);
        GaugeWithCallback.builder().name("nines_evaluation_age_seconds")
                .help("Time since contracts were last evaluated to the end.")
                .callback(to -> evaluated.get()
                        .ifPresent(at -> to.call(seconds(Duration.between(at, clock.instant())))))
                .register(registry);
        GaugeWithCallback.builder().name("nines_rollup_due")
                .help("Hours that are over and whose sums do not hold all their rows yet.")
                .callback(to -> dueHours.get().ifPresent(to::call)).register(registry);
        GaugeWithCallback.builder().name("nines_rollup_age_seconds")
                .help("Time since the sums of all hours that are over were last found complete.")
                .callback(to -> summedUp.get()
                        .ifPresent(at -> to.call(seconds(Duration.between(at, clock.instant())))))
                .register(registry);
        GaugeWithCallback.builder().name("nines_seal_due")
                .help("Days that are over and summed up, and not sealed as they are.")
                .callback(to -> dueSeals.get().ifPresent(to::call)).register(registry);
    }

    public void started(String version) {
        var build = Info.builder().name("nines_build_info").help("The build that runs; always 1.")
                .labelNames("version", "java").register(registry);
        build.setLabelValues(version, Runtime.version().toString());
    }

    public void configTaken(Instant at) {
        reloadSuccessful.set(1);
        reloaded.set(at.toEpochMilli() / 1e3);
    }

    /** What was in force stays in force. */
    public void configRefused() {
        reloadSuccessful.set(0);
    }

    public void slotBegan(Duration late) {
        lag.observe(seconds(late));
    }

    public void slotMissed(Cause cause) {
        missed.labelValues(cause.name()).inc();
    }

    public void observationsLost(long count) {
        lost.inc(count);
    }

    public void evaluatedAt(Instant end) {
        evaluated.set(Optional.of(end));
    }

    /** How many hours were found not summed up, and when they were counted. */
    public void summedUp(long due, Instant at) {
        dueHours.set(Optional.of(due));
        if (due == 0) summedUp.set(Optional.of(at));
    }

    public void sealsDue(int days) {
        dueSeals.set(Optional.of(days));
    }

    /** Asked at every scrape, so it must not block. At most once. */
    public void watchSpool(LongSupplier size) {
        watch("nines_spool_observations", "Observations that wait in the spool for the database.", size);
    }

    /** What stands between an observation and the database, beside those that wait. Asked at every scrape, so nothing of it may block. */
    public record Keeping(LongSupplier inMemory, LongSupplier bytes, LongSupplier limitBytes, LongSupplier refused, LongSupplier setAside,
            LongSupplier damaged) {}

    /** At most once. */
    public void watchKeeping(Keeping keeping) {
        watch("nines_intake_observations", "Observations that wait in memory for the spool. Lost if the process is killed.", keeping.inMemory());
        watch("nines_spool_bytes", "What waits in the spool for the database.", keeping.bytes());
        watch("nines_spool_limit_bytes", "Past this the spool refuses what is new.", keeping.limitBytes());
        count("nines_spool_refused", "Observations that the spool did not take, as often as they were offered: no room, or a failing disk.",
                keeping.refused());
        count("nines_spool_set_aside", "Observations that the database refused for their content. Kept in files that end in .refused.",
                keeping.setAside());
        count("nines_spool_damaged", "Lines of the spool that could not be read back. Kept in files that end in .damaged.", keeping.damaged());
    }

    /** Asked at every scrape, so it must not block. At most once. */
    public void watchOutbox(LongSupplier pending) {
        watch("nines_outbox_pending", "Messages that wait for delivery.", pending);
    }

    /** Asked at every scrape, so it must not block. At most once. */
    public void watchLoops(Supplier<Duration> worst) {
        GaugeWithCallback.builder().name("nines_loop_delay_seconds")
                .help("How late an event loop of the probes was at worst in the last half minute. A run that meets 1 s is LOCAL.")
                .callback(to -> to.call(seconds(worst.get()))).register(registry);
    }

    /** Asked at every scrape, so it must not block. At most once. */
    public void watchKept(Supplier<KeepRound.Seen> kept) {
        watch("nines_observations_quarantined", "Observations that came after the raw rows of their day were dropped: kept, and counted nowhere.",
                () -> kept.get().quarantined());
        GaugeWithCallback.builder().name("nines_raw_oldest_age_seconds").help("Age of the oldest day of raw rows, from its beginning.")
                .callback(to -> kept.get().oldest().ifPresent(at -> to.call(seconds(Duration.between(at, clock.instant())))))
                .register(registry);
        GaugeWithCallback.builder().name("nines_raw_partitions").help("Days of raw rows, each a partition, by why they are kept.").labelNames("reason")
                .callback(to -> kept.get().reasons().forEach((reason, days) -> to.call(days, reason))).register(registry);
    }

    private void count(String name, String help, LongSupplier value) {
        CounterWithCallback.builder().name(name).help(help)
                .callback(to -> to.call((double) value.getAsLong())).register(registry);
    }

    private void watch(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder().name(name).help(help)
                .callback(to -> to.call((double) value.getAsLong())).register(registry);
    }
}
