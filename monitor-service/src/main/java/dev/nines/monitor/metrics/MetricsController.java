package dev.nines.monitor.metrics;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The scrape, in the format asked for: text 0.0.4 by default, OpenMetrics, or protobuf with native histograms. */
@Controller
final class MetricsController {
    private final PrometheusRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();

    MetricsController(PrometheusRegistry registry) {
        this.registry = registry;
    }

    @Hidden // a Prometheus format, not a resource of the API
    @Get(uris = {"/metrics", "/prometheus"})
    @Produces(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> scrape(@Header("Accept") @Nullable String accept) throws IOException {
        var writer = formats.findWriter(accept);
        var body = new ByteArrayOutputStream(1 << 16);
        writer.write(body, registry.scrape());
        return HttpResponse.ok(body.toByteArray()).header("Content-Type", writer.getContentType());
    }
}
