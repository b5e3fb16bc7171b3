package dev.nines.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.access.TokenBook;
import dev.nines.monitor.access.TokensInMemory;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.IncidentSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.VantageSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsControllerTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ProcessMeters process = new ProcessMeters(registry);
    private final EmbeddedServer server = ApplicationContext.builder().environments("test")
            .singletons(registry, new Usual(), new TokenBook(new TokensInMemory(), InstantSource.system()))
            .properties(Map.of("micronaut.server.port", -1)).run(EmbeddedServer.class);

    private record Usual() implements InForce {
        @Override
        public Settings settings() {
            return new Settings(Settings.Origin.FILE, VantageSettings.named("here"), List.of(), List.of(), List.of(), List.of(),
                    IncidentSettings.USUAL, List.of());
        }
    }

    @BeforeAll
    void observe() {
        var metrics = Metrics.on(registry, LatencyLimits.NONE, InstantSource.system());
        Observations.oneOfEveryClass(Observations.PRO).forEach(metrics.probes()::observed);
    }

    @AfterAll
    void stop() {
        server.close();
        process.close();
        http.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            curl       | text/plain; version=0.0.4                   | */*
            a browser  | text/plain; version=0.0.4                   | text/html,application/xhtml+xml,*/*;q=0.8
            Prometheus | application/openmetrics-text; version=1.0.0 | application/openmetrics-text;version=1.0.0,*/*;q=0.1
            native     | application/vnd.google.protobuf             | application/vnd.google.protobuf;\
            proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,*/*;q=0.1
            """)
    void the_scraper_chooses_the_format(String who, String contentType, String accept) throws Exception {
        for (var path : new String[] {"/metrics", "/prometheus"}) {
            var answer = get(path, accept);

            assertThat(answer.statusCode()).as(who).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(contentType);
            assertThat(answer.body()).contains("nines_probe_duration_seconds").contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void the_default_is_text_that_ends_with_a_line_end() throws Exception {
        assertThat(get("/metrics", "*/*").body())
                .contains("# TYPE nines_probe_observations_total counter\n").endsWith("\n");
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", accept).build();
        return http.send(request, BodyHandlers.ofString());
    }
}
