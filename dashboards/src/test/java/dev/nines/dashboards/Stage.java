package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.monitor.cli.Nines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * One running demonstration, and one Prometheus that scrapes it and evaluates its exported rules, for all tests of the module. The
 * demo's past went the way of every observation and was summed up as all are; its present has an incident within two minutes.
 */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration PAUSE = Duration.ofMillis(500);

    final RunningDemo demo;
    final PrometheusServer prometheus;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private Stage(Path folder) throws Exception {
        this.folder = folder;
        demo = new RunningDemo(data());
        run("export", "prometheus-rules", "-o", rules().toString());
        // Days are evaluated as often as the rest, or the first look at them takes minutes.
        Files.writeString(rules(), Files.readString(rules()).replaceAll("interval: \\d+m", "interval: 1s"));
        prometheus = new PrometheusServer(folder, demo.port(), "\nrule_files: [\"" + rules() + "\"]\n");
    }

    /** Everything of which a panel tells is there: scrapes, every rule, verdicts, an incident and a change. */
    static Stage set() throws Exception {
        var stage = new Stage(Files.createTempDirectory("nines-stage"));
        try {
            stage.until("every rule is evaluated", stage::rulesAreEvaluated);
            stage.run("token", "create", "--name", "grafana", "--scope", "read", "--data", stage.data().toString());
            stage.until("three days are told", () -> stage.shows("slo:sli_error:ratio_rate3d"));
            stage.until("there are verdicts", () -> stage.has("verdict_view"));
            stage.until("an incident has opened", () -> stage.has("incident_view"));
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    Reader reader() throws Exception {
        return new Reader(data());
    }

    /** The status of an answer of the demo's own pages. */
    int status(String path) throws Exception {
        return get(path).statusCode();
    }

    /** The name of every sample that a scrape shows. */
    Set<String> sampleNames() throws Exception {
        return get("/metrics").body().lines().filter(l -> !l.startsWith("#")).map(l -> l.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    }

    List<JsonNode> ruleLines() throws InterruptedException {
        return prometheus.rules().path("data").path("groups").valueStream().flatMap(g -> g.path("rules").valueStream()).toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.port() + path)).build(), BodyHandlers.ofString());
    }

    private boolean rulesAreEvaluated() throws InterruptedException {
        assertThat(prometheus.isAlive()).as("Prometheus runs").isTrue();
        var lines = ruleLines();
        return !lines.isEmpty() && lines.stream().noneMatch(l -> l.path("health").asText().equals("unknown"));
    }

    private boolean shows(String expr) throws InterruptedException {
        return !prometheus.query(expr).at("/data/result").isEmpty();
    }

    private boolean has(String view) throws Exception {
        try (var reader = reader()) {
            return !reader.ask("select from nines." + view + " limit 1").isEmpty();
        }
    }

    private void until(String what, Callable<Boolean> holds) {
        await(what).atMost(PATIENCE).pollInterval(PAUSE).until(holds);
    }

    private void run(String... arguments) {
        assertThat(Nines.run(Map.of(), arguments)).as(String.join(" ", arguments)).isZero();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path rules() {
        return folder.resolve("nines.rules.yml");
    }

    @Override
    public void close() {
        http.close();
        if (prometheus != null) prometheus.close();
        demo.close();
        clear();
    }

    /** What a server that is slow to end still writes stays where temporary files are. */
    private void clear() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder + ": " + e);
        }
    }
}
