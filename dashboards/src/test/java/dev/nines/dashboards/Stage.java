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
import java.util.stream.Stream;

/**
 * One running demonstration, and one Prometheus that scrapes it and evaluates its exported rules, for all tests of the module. The
 * demo's past went the way of every observation and was summed up as all are; its present has an incident within two minutes.
 */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration PAUSE = Duration.ofMillis(500);

    final RunningNines demo;
    final PrometheusServer prometheus;
    /** One of the next major, where there is one. */
    private final List<PrometheusServer> newest;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    private Stage(Path folder) throws Exception {
        this.folder = folder;
        demo = new RunningNines(data(), "--port", "0");
        run("export", "prometheus-rules", "-o", rules().toString());
        // Days are evaluated as often as the rest, or the first look at them takes minutes.
        Files.writeString(rules(), Files.readString(rules()).replaceAll("interval: \\d+m", "interval: 1s"));
        var ruled = "\nrule_files: [\"" + rules() + "\"]\n";
        prometheus = new PrometheusServer(folder, demo.port(), ruled);
        newest = Tools.hasNewest() ? List.of(new PrometheusServer(Tools.newest(), Files.createDirectory(folder.resolve("newest")), demo.port(), ruled)) : List.of();
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
            stage.until("budgets burn", () -> stage.shows("nines_sla_burn_rate"));
            return stage;
        } catch (Exception | AssertionError e) {
            stage.close();
            throw e;
        }
    }

    List<PrometheusServer> servers() {
        return Stream.concat(Stream.of(prometheus), newest.stream()).toList();
    }

    Reader reader() throws Exception {
        return new Reader(data());
    }

    /** The status of an answer of the demo's own pages. */
    int status(String path) throws Exception {
        return get(path).statusCode();
    }

    /** The name of every sample that a scrape shows, and of the histograms, which Prometheus may keep as native ones. */
    Set<String> sampleNames() throws Exception {
        return scrape().lines().flatMap(Stage::names).collect(Collectors.toSet());
    }

    String scrape() throws Exception {
        return get("/metrics").body();
    }

    private static Stream<String> names(String line) {
        if (!line.startsWith("#")) return Stream.of(line.split("[{ ]", 2)[0]);
        var words = line.split(" ", -1);
        return words[1].equals("TYPE") && words[3].equals("histogram") ? Stream.of(words[2]) : Stream.of();
    }

    static List<JsonNode> ruleLines(PrometheusServer server) throws InterruptedException {
        return server.rules().path("data").path("groups").valueStream().flatMap(g -> g.path("rules").valueStream()).toList();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.port() + path)).build(), BodyHandlers.ofString());
    }

    private boolean rulesAreEvaluated() throws InterruptedException {
        for (var server : servers()) {
            assertThat(server.isAlive()).as("Prometheus runs").isTrue();
            var lines = ruleLines(server);
            if (lines.isEmpty() || lines.stream().anyMatch(l -> l.path("health").asText().equals("unknown"))) return false;
        }
        return true;
    }

    private boolean shows(String expr) throws InterruptedException {
        for (var server : servers()) {
            if (server.query(expr).at("/data/result").isEmpty()) return false;
        }
        return true;
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
        if (prometheus != null) servers().forEach(PrometheusServer::close);
        demo.close();
        clear(folder);
    }

    /** What a server that is slow to end still writes stays where temporary files are. */
    static void clear(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + folder + ": " + e);
        }
    }
}
