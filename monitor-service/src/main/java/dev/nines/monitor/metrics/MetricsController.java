package dev.nines.monitor.metrics;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;

/** The scrape, in the format asked for: text 0.0.4 by default, OpenMetrics, or protobuf with native histograms; packed where gzip is accepted. */
@Controller
final class MetricsController {
    private final Exposition exposition;

    MetricsController(PrometheusRegistry registry, Refusals refusals) {
        refusals.showOn(registry);
        this.exposition = new Exposition(registry);
    }

    @Hidden // a Prometheus format, not a resource of the API
    @Get(uris = {"/metrics", "/prometheus"})
    @Produces(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> scrape(@Header(value = "Accept", defaultValue = "") String accept,
            @Header(value = "Accept-Encoding", defaultValue = "") String encodings) throws IOException {
        var scraped = exposition.scrape(accept, encodings);
        var answer = HttpResponse.ok(scraped.body().toByteArray()).header("Content-Type", scraped.type()).header("Vary", "Accept, Accept-Encoding");
        return switch (scraped.coding()) {
            case PLAIN -> answer;
            case GZIP -> answer.header("Content-Encoding", "gzip");
        };
    }
}
