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
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_31_1.Metrics.Bucket;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_31_1.Metrics.BucketSpan;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_31_1.Metrics.MetricFamily;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_31_1.Metrics.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
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

    record Usual() implements InForce {
        @Override
        public Settings settings() {
            return new Settings(Settings.Origin.FILE, VantageSettings.named("here"), List.of(), List.of(), List.of(), List.of(),
                    IncidentSettings.USUAL, List.of());
        }
    }

    @BeforeAll
    void observe() {
        var metrics = Metrics.on(registry, new LatencyLimits(Set.of(), Set.of(Duration.ofMillis(3500)), Set.of()), InstantSource.system());
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
            curl             | text/plain; version=0.0.4                   | */*
            a browser        | text/plain; version=0.0.4                   | text/html,application/xhtml+xml,*/*;q=0.8
            Prometheus 2.42  | application/openmetrics-text; version=1.0.0 | application/openmetrics-text;version=1.0.0,\
            application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1
            Prometheus 3     | application/openmetrics-text; version=1.0.0 | application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,\
            application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2
            with native ones | application/vnd.google.protobuf             | application/vnd.google.protobuf;\
            proto=io.prometheus.client.MetricFamily;encoding=delimited,application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1
            """)
    void the_scraper_chooses_the_format(String who, String contentType, String accept) throws Exception {
        for (var path : new String[] {"/metrics", "/prometheus"}) {
            var answer = get(path, accept);

            assertThat(answer.statusCode()).as(who).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(contentType);
            assertThat(answer.headers().firstValue("vary")).hasValue("Accept, Accept-Encoding");
            assertThat(text(answer)).contains("nines_probe_duration_seconds").contains("jvm_memory_used_bytes");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            text        | gzip              | true  | */*
            text        | gzip, deflate, br | true  | */*
            text        | gzip;q=0.5        | true  | */*
            text        | gzip;q=0          | false | */*
            text        | identity          | false | */*
            OpenMetrics | gzip              | true  | application/openmetrics-text;version=1.0.0
            protobuf    | gzip              | true  | application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited
            """)
    void whoever_accepts_gzip_gets_it_once(String format, String encodings, boolean packed, String accept) throws Exception {
        var answer = http.send(request("/metrics", accept).header("Accept-Encoding", encodings).build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().allValues("content-encoding")).as(format).isEqualTo(packed ? List.of("gzip") : List.of());
        var body = packed ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes() : answer.body();
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("nines_probe_duration_seconds");
    }

    @Test
    void the_default_is_text_that_ends_with_a_line_end() throws Exception {
        assertThat(text(get("/metrics", "*/*")))
                .contains("# TYPE nines_probe_observations_total counter\n").endsWith("\n");
    }

    @Test
    void protobuf_says_classic_buckets_and_native_ones_of_the_same_runs() throws Exception {
        var families = Protobuf.families(get("/metrics", Protobuf.ACCEPT).body());

        var duration = Objects.requireNonNull(families.get("nines_probe_duration_seconds"));
        assertThat(duration.getType()).isEqualTo(MetricType.HISTOGRAM);
        var histogram = duration.getMetric(0).getHistogram();
        assertThat(histogram.getSampleCount()).isEqualTo(2);
        assertThat(histogram.getBucketList()).extracting(Bucket::getUpperBound).contains(3.5, Double.POSITIVE_INFINITY);
        assertThat(histogram.getBucketList().getLast().getCumulativeCount()).isEqualTo(2);
        assertThat(histogram.getSchema()).isBetween(0, 8);
        assertThat(histogram.getPositiveDeltaList()).isNotEmpty();
        assertThat(histogram.getPositiveSpanList().stream().mapToInt(BucketSpan::getLength).sum()).isEqualTo(histogram.getPositiveDeltaCount());
        assertThat(families.get("jvm_memory_used_bytes")).extracting(MetricFamily::getType).isEqualTo(MetricType.GAUGE);
    }

    @Test
    void every_format_says_the_same() throws Exception {
        var families = Protobuf.families(get("/metrics", Protobuf.ACCEPT).body());
        var text = ours(text(get("/metrics", "*/*")));
        var open = text(get("/metrics", "application/openmetrics-text;version=1.0.0"));

        assertThat(open).endsWith("# EOF\n");
        assertThat(ours(open)).containsExactlyInAnyOrderElementsOf(text);
        assertThat(Protobuf.samples(families.values().stream().filter(f -> f.getName().startsWith("nines_") && !f.getName().startsWith("nines_requests_refused")))).isEqualTo(text.size());
    }

    @Test
    void a_request_that_is_not_let_in_is_counted_by_why() throws Exception {
        var refused = http.send(request("/metrics?token=nines_" + "a".repeat(49), "*/*").build(), BodyHandlers.ofString());
        var _ = http.send(request("/metrics", "*/*").header("Authorization", "Bearer nines_" + "b".repeat(49)).build(), BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(get("/metrics", "*/*")).lines()).contains("nines_requests_refused_total{reason=\"token_in_url\"} 1.0",
                "nines_requests_refused_total{reason=\"unknown\"} 1.0", "nines_requests_refused_total{reason=\"scope\"} 0.0");
    }

    private static List<String> ours(String exposition) {
        return exposition.lines().filter(line -> line.startsWith("nines_")).filter(line -> !line.startsWith("nines_requests_refused")).toList();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String accept) {
        return HttpRequest.newBuilder(server.getURI().resolve(path)).header("Accept", accept);
    }

    private HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
        return http.send(request(path, accept).build(), BodyHandlers.ofByteArray());
    }
}
