package dev.nines.monitor.alert.channel;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's own Alertmanager on loopback, told to notify one webhook without delay. */
final class RealAlertmanager implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI base;

    private RealAlertmanager(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Where it is absent the test says so; where CI=true it must be there. */
    static void require() {
        var reason = PROGRAM + " is not there: apt-get install prometheus-alertmanager, as .ci/run does";
        if ("true".equals(System.getenv("CI"))) assertTrue(Files.isExecutable(PROGRAM), reason);
        assumeTrue(Files.isExecutable(PROGRAM), reason);
    }

    static RealAlertmanager start(Path folder, URI hook) throws IOException {
        int port = freePort();
        var config = Files.writeString(folder.resolve("am.yml"), """
                global: { resolve_timeout: 1m }
                route: { receiver: hook, group_by: [alertname, incident], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
                receivers: [{ name: hook, webhook_configs: [{ url: '%s', send_resolved: true }] }]
                """.formatted(hook));
        var process = new ProcessBuilder(PROGRAM.toString(), "--config.file=" + config, "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port, "--cluster.listen-address=")
                .redirectErrorStream(true).redirectOutput(folder.resolve("alertmanager.log").toFile()).start();
        var started = new RealAlertmanager(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(PATIENCE).ignoreExceptions().until(() -> started.get("/-/ready").contains("OK"));
        return started;
    }

    URI base() {
        return base;
    }

    /** What it knows of an incident, or nothing. */
    JsonNode alert(String incident) {
        try {
            return JSON.readTree(get("/api/v2/alerts?filter=incident%3D%22" + incident + "%22")).path(0);
        } catch (IOException e) {
            throw new IllegalStateException("no JSON of " + base, e);
        }
    }

    /** The models of an endpoint that it knows to fire now, sorted. */
    List<String> firing(String endpoint) {
        try {
            return JSON.readTree(get("/api/v2/alerts?filter=endpoint%3D%22" + endpoint + "%22")).findValuesAsText("model").stream().sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("no JSON of " + base, e);
        }
    }

    /** @return the silence's id */
    String silence(String incident, String from, String to) throws IOException {
        return JSON.readTree(send(HttpRequest.newBuilder(base.resolve("/api/v2/silences")).header("content-type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"matchers":[{"name":"incident","value":"%s","isRegex":false,"isEqual":true}],"startsAt":"%s","endsAt":"%s",\
                        "createdBy":"test","comment":"planned"}""".formatted(incident, from, to))).build())).path("silenceID").asText();
    }

    void endSilence(String id) {
        send(HttpRequest.newBuilder(base.resolve("/api/v2/silence/" + id)).DELETE().build());
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build());
    }

    private String send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("no answer of " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
