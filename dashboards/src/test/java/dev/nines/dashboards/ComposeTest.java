package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What can be said of compose.yaml and its files without an engine that runs containers. */
class ComposeTest {
    private static final Path ROOT = Path.of("..");
    private static final Path FILE = ROOT.resolve("compose.yaml");
    private static final Pattern OURS = Pattern.compile("(?m)^ +- \\.(/[\\w./-]+):/");

    @Test
    void compose_takes_the_file() throws Exception {
        Tools.require(Tools.COMPOSE);

        var whole = new Yaml().<Map<String, Object>>load(
                Tools.run(Tools.COMPOSE, "-f", FILE.toString(), "--no-ansi", "config").replaceFirst("(?s)^.*?(?=services:)", ""));

        assertThat(services(whole)).containsOnlyKeys("postgres", "migrate", "grant", "token", "nines", "prometheus", "alertmanager", "grafana");
    }

    @Test
    void nothing_listens_beyond_this_machine() throws IOException {
        assertThat(services(yaml(FILE)).values().stream().flatMap(service -> ports(service).stream()))
                .hasSize(4).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void every_image_of_others_is_of_a_named_version() throws IOException {
        assertThat(services(yaml(FILE)).values()).extracting(service -> String.valueOf(service.get("image")))
                .allMatch(image -> image.equals("nines") || image.matches("[\\w/-]+:v?\\d[\\d.]*"));
    }

    @Test
    void every_file_that_is_mounted_or_built_is_there() throws IOException {
        var text = Files.readString(FILE);
        var mounted = OURS.matcher(text).results().map((MatchResult found) -> found.group(1).substring(1));

        assertThat(Stream.concat(mounted, Stream.of("monitor-service/run/Dockerfile", "monitor-service/run/nines-in-image")))
                .hasSizeGreaterThan(6).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    @Test
    void the_image_runs_as_nobody_special_and_says_whether_it_works() throws IOException {
        var lines = Files.readAllLines(ROOT.resolve("monitor-service/run/Dockerfile"));

        assertThat(lines).anyMatch(line -> line.startsWith("FROM ") && line.endsWith(" AS build"))
                .contains("USER nines").anyMatch(line -> line.startsWith("HEALTHCHECK "));
    }

    /** Of hadolint's rules those that fit here; it cannot be had from Debian or npm. */
    @Test
    void the_image_is_built_by_the_habits_of_a_linter() throws IOException {
        var text = Files.readString(ROOT.resolve("monitor-service/run/Dockerfile")).replace("\\\n", " ");
        var steps = text.lines().filter(line -> line.matches("[A-Z]+ .*")).toList();

        assertThat(steps).filteredOn(s -> s.startsWith("FROM ")).hasSize(2).allMatch(s -> s.matches("FROM .*[\\w/-]+:\\d[\\w.-]*( AS \\w+)?"));
        assertThat(steps).filteredOn(s -> s.contains("apt-get install"))
                .allMatch(s -> s.contains("--no-install-recommends") && s.contains("-y") && s.contains("apt-get update") && s.contains("rm -rf /var/lib/apt/lists/*"));
        assertThat(steps).noneMatch(s -> s.startsWith("ADD ") || s.startsWith("MAINTAINER ") || s.contains("sudo ") || s.contains("| "));
        assertThat(steps).filteredOn(s -> s.startsWith("WORKDIR ")).isNotEmpty().allMatch(s -> s.startsWith("WORKDIR /"));
        assertThat(steps).filteredOn(s -> s.startsWith("USER ")).last().isNotEqualTo("USER root");
        assertThat(steps).filteredOn(s -> s.startsWith("CMD ") || s.startsWith("ENTRYPOINT ")).hasSize(2).allMatch(s -> s.contains(" [\""));
        assertThat(steps).filteredOn(s -> s.startsWith("HEALTHCHECK ")).singleElement().asString().contains("CMD [\"");
    }

    /** Prometheus 2 knows no native histograms beside classic ones: the one line about them is 3's. */
    @Test
    void prometheus_takes_its_file(@TempDir Path scratch) throws Exception {
        Tools.require(Tools.PROMTOOL);
        var text = Files.readString(Path.of("compose/prometheus.yml")).replace("/shared/", scratch + "/");
        Files.writeString(scratch.resolve("nines.token"), "nines_a");
        Files.writeString(scratch.resolve("nines.rules.yml"), "groups: []\n");
        var file = Files.writeString(scratch.resolve("prometheus.yml"), text.replaceFirst("    always_scrape_classic_histograms: .*\n", ""));
        var whole = Files.writeString(scratch.resolve("prometheus-3.yml"), text);

        assertThat(Tools.run(Tools.PROMTOOL, "check", "config", file.toString())).contains("SUCCESS");
        if (Tools.hasNewest()) assertThat(Tools.run(Tools.newestPromtool(), "check", "config", whole.toString())).contains("SUCCESS");
    }

    @Test
    void alertmanager_takes_its_file() throws Exception {
        Tools.require(Tools.AMTOOL);

        assertThat(Tools.run(Tools.AMTOOL, "check-config", "alertmanager/alertmanager.yml")).contains("SUCCESS", "3 receivers");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        alert,                                      labels,                                            receiver
        a page of the rules,                        alertname=NinesErrorBudgetBurn severity=page,      on-call
        a ticket of the rules,                      alertname=NinesErrorBudgetBurn severity=ticket,    tickets
        what Nines sends itself of an incident,     alertname=NinesIncident severity=critical,         on-call
        what it sends of a statement,               alertname=NinesStatementReady severity=info,       tickets
        the proof that the chain works,             alertname=NinesWatchdog severity=none,             watchdog
        """)
    void an_alert_goes_to_whom_it_concerns(String alert, String labels, String receiver) throws Exception {
        Tools.require(Tools.AMTOOL);
        var arguments = Stream.concat(Stream.of("config", "routes", "test", "--config.file=alertmanager/alertmanager.yml", "--verify.receivers=" + receiver),
                Stream.of(labels.split(" ")));

        assertThat(Tools.run(Tools.AMTOOL, arguments.toArray(String[]::new))).contains(receiver);
    }

    @Test
    void our_image_is_never_asked_of_a_registry_and_nobody_gains_rights() throws IOException {
        var services = services(yaml(FILE));

        assertThat(services.values()).filteredOn(s -> "nines".equals(s.get("image"))).hasSize(3).allMatch(s -> "never".equals(s.get("pull_policy")));
        assertThat(services).allSatisfy((name, s) -> {
            if (name.matches("postgres|grant")) return; // the image begins as root and becomes another
            assertThat(s).containsEntry("cap_drop", List.of("ALL")).containsEntry("security_opt", List.of("no-new-privileges:true"));
        });
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // what a YAML file is made of
    private static Map<String, Map<String, Object>> services(Map<String, Object> compose) {
        return (Map<String, Map<String, Object>>) Objects.requireNonNull(compose.get("services"));
    }

    private static List<String> ports(Map<String, Object> service) {
        return service.get("ports") instanceof List<?> ports ? ports.stream().map(String::valueOf).toList() : List.of();
    }
}
