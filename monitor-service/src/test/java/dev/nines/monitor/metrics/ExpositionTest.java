package dev.nines.monitor.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @Test
    void a_target_costs_at_most_thirty_series_of_histograms_and_thirty_of_everything_else() {
        var scrape = Scrape.of(FilledMetrics.create().registry());

        var ofOneTarget = scrape.samples("model=\"Pro/deepseek-ai/DeepSeek-V3.2\"");
        var histograms = ofOneTarget.stream()
                .filter(s -> s.matches("nines_probe_\\w+_seconds_(bucket|sum|count)\\{.*")).toList();

        assertThat(histograms).hasSize(30);
        assertThat(ofOneTarget).hasSizeLessThanOrEqualTo(60).hasSizeGreaterThan(50);
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
