package dev.nines.dashboards;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nines.monitor.metrics.AlertMetrics;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.metrics.ProcessMeters;
import dev.nines.monitor.metrics.SelfMetrics;
import dev.nines.monitor.metrics.SlaMetrics.Measured;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.monitor.metrics.SlaMetrics.State;
import dev.nines.probe.ProbeOutcome.Cause;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;

/** The service's own meters behind a loopback port, with news at every scrape, so that no rate lacks it. */
final class LiveMetrics implements AutoCloseable {
    private static final RuleKey UPTIME = new RuleKey("pro-channel", "uptime");
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ProcessMeters process = new ProcessMeters(registry);
    private final Metrics metrics = Metrics.on(registry,
            new LatencyLimits(Set.of(Duration.ofMillis(800)), Set.of(Duration.ofMillis(3500)), Set.of()), InstantSource.system());
    private final HttpServer server;

    LiveMetrics() throws IOException {
        metrics.alerts().receiver("ops");
        metrics.self().started("test");
        metrics.self().watchSpool(() -> 2);
        metrics.self().watchKeeping(new SelfMetrics.Keeping(() -> 0, () -> 2_200, () -> 1L << 30, () -> 0, () -> 0, () -> 0));
        metrics.self().watchOutbox(() -> 1);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The name of every sample that a scrape shows. */
    Set<String> sampleNames() throws IOException {
        var names = new TreeSet<String>();
        new String(scrape("text/plain"), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#"))
                .forEach(l -> names.add(l.split("[{ ]", 2)[0]));
        return names;
    }

    private synchronized byte[] scrape(String accept) throws IOException {
        news();
        var out = new ByteArrayOutputStream();
        ExpositionFormats.init().findWriter(accept).write(out, registry.scrape());
        return out.toByteArray();
    }

    private void news() {
        for (var run : Runs.oneOfEachKind()) {
            metrics.probes().observed(run);
            metrics.sla().update(run.series(), UPTIME, new Measured(State.BREACHED, 0.997, -2));
            metrics.alerts().incidentOpened(run.series());
        }
        metrics.sla().promised(UPTIME, 0.999);
        metrics.alerts().attempted("ops", AlertMetrics.Result.DELIVERED);
        metrics.self().slotBegan(Duration.ofNanos(35_000));
        metrics.self().slotMissed(Cause.BUDGET);
        metrics.self().evaluatedAt(Instant.now());
        metrics.self().configTaken(Instant.now());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var accept = exchange.getRequestHeaders().getFirst("Accept");
        var body = scrape(accept);
        exchange.getResponseHeaders().set("Content-Type", ExpositionFormats.init().findWriter(accept).getContentType());
        exchange.sendResponseHeaders(200, body.length);
        try (exchange; var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        process.close();
    }
}
