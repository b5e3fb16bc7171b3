package dev.nines.monitor.metrics;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Singleton;

/** One registry for everything that {@code /metrics} shows. */
@Factory
final class MetricsFactory {
    @Singleton
    PrometheusRegistry registry() {
        return new PrometheusRegistry();
    }

    @Context
    @Bean(preDestroy = "close")
    ProcessMeters processMeters(PrometheusRegistry registry) {
        return new ProcessMeters(registry);
    }
}
