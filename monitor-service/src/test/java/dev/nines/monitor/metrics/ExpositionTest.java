package dev.nines.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final int MODELS = 184;
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @Test
    void a_target_under_a_contract_costs_at_most_sixty_series_of_which_at_most_thirty_are_of_histograms() {
        var byModel = Scrape.of(FilledMetrics.ofModels(MODELS).registry()).samples("model=").stream()
                .collect(Collectors.groupingBy(line -> line.replaceFirst(".*,model=\"([^\"]*)\".*", "$1")));

        assertThat(byModel).hasSize(MODELS);
        assertThat(byModel.values()).allSatisfy(ofOne -> {
            assertThat(ofOne).hasSize(60);
            assertThat(ofOne).filteredOn(line -> line.matches("nines_probe_\\w+_seconds_(bucket|sum|count)\\{.*")).hasSize(23);
        });
    }

    @Test
    void the_other_series_do_not_grow_with_the_targets() {
        assertThat(others(FilledMetrics.ofModels(1))).hasSameSizeAs(others(FilledMetrics.ofModels(20)));
    }

    private static List<String> others(FilledMetrics filled) {
        return Scrape.of(filled.registry()).samples().stream().filter(line -> !line.contains("model=")).toList();
    }

    @Test
    void the_process_says_little_of_itself() {
        var registry = new PrometheusRegistry();
        try (var _ = new ProcessMeters(registry)) {
            var own = Scrape.of(registry);

            assertThat(own.samples("process_uptime_seconds")).hasSize(1);
            assertThat(own.samples()).hasSizeLessThan(40);
        }
    }

    @Test
    void promtool_finds_nothing_to_complain_about() throws Exception {
        boolean ci = "true".equals(System.getenv("CI"));
        assumeTrue(ci || Files.isExecutable(PROMTOOL), "promtool is absent: apt-get install prometheus");
        var filled = FilledMetrics.create();
        try (var _ = new ProcessMeters(filled.registry())) {
            assertThat(lint(Scrape.of(filled.registry()).text())).isEqualTo("exit 0\n");
        }
    }

    private static String lint(String exposition) throws IOException, InterruptedException {
        var process = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics").redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(exposition.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return "exit " + process.waitFor() + "\n" + said;
    }
}
