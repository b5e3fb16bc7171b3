package dev.nines.monitor.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;
import java.util.regex.Pattern;

/** The few meters of the process that explain a late slot: pauses, memory, threads, files, processor. */
public final class ProcessMeters implements AutoCloseable {
    private static final Set<String> KEPT = Set.of("jvm.gc.pause", "jvm.memory.used", "jvm.threads.live",
            "process.cpu.usage", "process.files.open", "process.uptime", "system.cpu.usage");
    private static final Pattern OF_THE_PROCESS = Pattern.compile("(jvm|process|system)\\..*");

    private final PrometheusMeterRegistry meters;
    private final PrometheusRegistry registry;
    private final JvmGcMetrics pauses = new JvmGcMetrics();

    public ProcessMeters(PrometheusRegistry registry) {
        this.registry = registry;
        meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM);
        meters.config().meterFilter(
                MeterFilter.deny(id -> OF_THE_PROCESS.matcher(id.getName()).matches() && !KEPT.contains(id.getName())));
        pauses.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
    }

    /** What {@code /metrics} shows: these meters and ours. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** For whatever else of this process speaks Micrometer. */
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    @Override
    public void close() {
        pauses.close();
        meters.close();
    }
}
