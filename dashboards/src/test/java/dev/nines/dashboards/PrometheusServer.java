package dev.nines.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Prometheus on loopback, by the shipped configuration but for the port that it scrapes and the pace. */
final class PrometheusServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final int port;

    /** @param more lines of its configuration, such as a list of rule files */
    PrometheusServer(Path folder, int scraped, String more) throws IOException {
        this(Tools.PROMETHEUS, folder, scraped, more);
    }

    /** @param program which Prometheus, of several that may be here; each needs a folder of its own */
    PrometheusServer(Path program, Path folder, int scraped, String more, String... flags) throws IOException {
        port = freePort();
        var config = folder.resolve("prometheus.yml");
        Files.writeString(config, Files.readString(Path.of("prometheus/prometheus.yml"))
                .replace("127.0.0.1:8080", "127.0.0.1:" + scraped)
                .replace("scrape_interval: 15s", "scrape_interval: 1s\n  evaluation_interval: 1s") + more);
        var command = new ArrayList<>(List.of(program.toString(), "--config.file=" + config, "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port));
        command.addAll(List.of(flags));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("prometheus.out").toFile()).start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Prometheus' answer to an instant query, or {@code {"status":"unreachable"}} while it starts. */
    JsonNode query(String expr) throws InterruptedException {
        return get("/api/v1/query?query=" + encode(expr));
    }

    /** The series of the last ten minutes, in steps of five seconds. */
    JsonNode lastMinutes(String expr) throws InterruptedException {
        long now = Instant.now().getEpochSecond();
        return get("/api/v1/query_range?step=5&start=" + (now - 600) + "&end=" + now + "&query=" + encode(expr)).at("/data/result");
    }

    /** Every group of rules, with what became of its last evaluation. */
    JsonNode rules() throws InterruptedException {
        return get("/api/v1/rules");
    }

    JsonNode labelValues(String label, String selector) throws InterruptedException {
        return get("/api/v1/label/" + label + "/values?match%5B%5D=" + encode(selector));
    }

    private JsonNode get(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        try {
            return json.readTree(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return json.createObjectNode().put("status", "unreachable").put("error", e.toString());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
