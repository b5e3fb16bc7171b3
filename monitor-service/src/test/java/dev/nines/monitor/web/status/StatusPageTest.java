package dev.nines.monitor.web.status;

import static dev.nines.monitor.web.Fixtures.NOW;
import static dev.nines.monitor.web.Fixtures.figures;
import static dev.nines.monitor.web.Fixtures.healthy;
import static dev.nines.monitor.web.Fixtures.quantiles;
import static dev.nines.monitor.web.Fixtures.settings;
import static dev.nines.monitor.web.Fixtures.withFailure;
import static dev.nines.monitor.web.Fixtures.withNewest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Discovery.Findings;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.Quantiles;
import dev.nines.monitor.web.read.SeriesFigures;
import dev.nines.monitor.web.status.StatusView.Known;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.sample.LatencyBound;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class StatusPageTest {
    private static final SeriesFigures FLAWLESS = healthy("deepseek-ai/DeepSeek-V3.2", 43_200);
    private static final SeriesFigures FLAWED = withFailure(
            figures("Qwen/Qwen3-32B", Map.of(ObservationClass.OK, 9_900L, ObservationClass.SERVER_ERROR, 100L, ObservationClass.RATE_LIMITED, 7L),
                    quantiles(37, 250_000, 900_000)),
            new LastSeen.At(NOW.minusSeconds(190), ObservationClass.SERVER_ERROR, "upstream connect error"));
    private static final SeriesFigures SILENT =
            withNewest(healthy("Pro/zai-org/GLM-4.6", 500), new LastSeen.At(NOW.minusSeconds(600), ObservationClass.OK, ""));
    private static final SeriesFigures FAILING = healthy("moonshotai/Kimi-K2", 5_000);
    private static final Incident OPEN =
            new Incident("i1", "sim/chat/moonshotai/Kimi-K2@local", NOW.minusSeconds(95), "TIMEOUT", new Incident.Open());

    private final StatusView view = new StatusView(settings());
    private final Pages pages = new Pages();

    @Test
    void targets_stand_worst_first() {
        var page = page(List.of(FLAWLESS, FLAWED, SILENT, FAILING), List.of(OPEN));

        assertThat(page.targets()).extracting(TargetRow::model)
                .containsExactly("moonshotai/Kimi-K2", "Pro/zai-org/GLM-4.6", "Qwen/Qwen3-32B", "deepseek-ai/DeepSeek-V3.2");
        assertThat(page.banner().headline()).isEqualTo("1 of 4 targets is down");
        assertThat(page.targets().get(1).state()).isEqualTo(new State.Unknown("silent for 10 min"));
    }

    @Test
    void a_refusal_for_rate_is_not_downtime_and_the_share_is_rounded_down() {
        var row = page(List.of(FLAWED), List.of()).targets().getFirst();

        assertThat(row.uptime().percent()).isEqualTo("99.0000 %");
        assertThat(row.uptime().counts()).isEqualTo("9,900 of 10,000");
        assertThat(row.uptime().budget()).isEqualTo("overspent by 90");
        assertThat(row.uptime().budgetInFailures()).isEqualTo("100 failed, 10 allowed at 99.9 %");
    }

    @Test
    void a_p99_of_fewer_than_100_samples_is_not_shown() {
        assertThat(html(List.of(FLAWED), List.of())).contains("n too small (37)").doesNotContain("900 ms");
        assertThat(html(List.of(FLAWLESS), List.of())).contains("1.83 s").doesNotContain("n too small");
    }

    @Test
    void one_answer_is_no_median_and_no_silence() {
        var once = figures("m", Map.of(ObservationClass.OK, 1L), new Quantiles(1, new LatencyBound.Never(), new LatencyBound.Never()));

        assertThat(html(List.of(once), List.of())).contains("n too small (1)").doesNotContain(">failed<");
    }

    @Test
    void everything_the_page_says_stands_in_its_html() {
        assertThat(html(List.of(FLAWLESS, FLAWED, FAILING), List.of(OPEN)))
                .contains("Simulated data.", "<noscript><meta http-equiv=\"refresh\"", "1 of 3 targets is down")
                .contains("<time datetime=\"2026-11-02T14:03:34Z\">2026-11-02 14:03:34</time>, for 1 min 35 s")
                .contains("href=\"/models/sim%2Fchat%2FQwen%2FQwen3-32B\"", "SERVER_ERROR", "3 min 10 s ago", "none on record")
                .doesNotContain("<script>", "style=");
    }

    @Test
    void a_name_is_text_and_never_markup() {
        assertThat(html(List.of(healthy("<script>alert(1)</script>", 5)), List.of())).doesNotContain("<script>");
    }

    @Test
    void before_the_first_observation_the_page_says_what_will_come() {
        assertThat(html(List.of(), List.of())).contains("No target is known yet").doesNotContain("<table");
    }

    @Test
    void the_page_of_184_models_stays_below_100_kilobytes_compressed() throws IOException {
        var many = IntStream.range(0, 184).mapToObj(i -> healthy("vendor-" + i + "/model-" + i * 7919, 40_000 + i)).toList();

        assertThat(compressed(html(many, List.of()))).isLessThan(100 * 1024);
    }

    @Test
    void without_a_target_the_page_says_what_it_waits_for() {
        assertThat(html(new Findings(0, List.of(), List.of()))).contains("Waiting for the lists of models");
        assertThat(html(new Findings(184, List.of(), List.of()))).contains("Waiting for the first answer of 184 models.");
        assertThat(html(new Findings(0, List.of("endpoint gw refuses the API key (HTTP 401 invalid <key>)"), List.of())))
                .contains("<li>Endpoint gw refuses the API key (HTTP 401 invalid &lt;key&gt;).</li>", "Waiting for an endpoint that lists a model")
                .doesNotContain("<table");
    }

    @Test
    void models_that_are_not_asked_stand_folded_away_with_their_reason() {
        var aside = List.of(new SetAside("bge-m3", "embeds"), new SetAside("whisper-1", "hears"));

        assertThat(html(new Findings(8, List.of(), aside)))
                .contains("<summary>2 listed models are not asked</summary>", "<li>bge-m3: embeds</li>").doesNotContain("<details open");
        assertThat(html(List.of(FLAWLESS), List.of())).doesNotContain("<details");
    }

    private String html(Findings findings) {
        return pages.draw("status", view.page(new Known(List.of(), List.of(), List.of(), findings), NOW));
    }

    private StatusPage page(List<SeriesFigures> figures, List<Incident> open) {
        return view.page(new Known(figures, open, List.of(), Findings.NONE), NOW);
    }

    private String html(List<SeriesFigures> figures, List<Incident> open) {
        return pages.draw("status", page(figures, open));
    }

    private static int compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
