package dev.nines.monitor.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.ask.Look.Glyphs;
import dev.nines.monitor.ask.Look.Paint;
import dev.nines.monitor.ask.TableView.Columns;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Flag;
import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.Failed;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.ProbeOutcome.TimedOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableViewTest {
    private static final Look ASCII = new Look(Glyphs.ASCII, Paint.PLAIN);
    private static final Look UNICODE = new Look(Glyphs.UNICODE, Paint.PLAIN);
    private static final String M = "Qwen/Qwen3-32B";

    private final List<String> lines = new ArrayList<>();

    @Test
    void each_run_is_one_line_with_its_phases_to_a_scale_that_grows_with_the_slowest() {
        show(UNICODE, 0,
                Shown.answered(218, 341).with(Phase.DNS, 12).with(Phase.CONNECT, 24).with(Phase.TLS, 48)
                        .connected("fresh").by(M, 0),
                Shown.answered(180, 301).flagged(Flag.WRONG_ANSWER, Flag.REASONING).by(M, 1),
                Shown.of(new Failed(FailureKind.SERVER_ERROR, "HTTP 503: overloaded")).with(Phase.TOTAL, 52)
                        .connected("reused").by(M, 2),
                Shown.of(new TimedOut(Deadline.FIRST_TOKEN, Duration.ofSeconds(2), "no token within PT2S"))
                        .with(Phase.TOTAL, 2_000).connected("reused").flagged(Flag.TIMEOUT_FIRST_TOKEN).by(M, 5),
                Shown.of(new Local(Cause.STILL_IN_FLIGHT, "64 runs are still under way")).by(M, 6));

        assertThat(text()).isEqualTo("""
                      ▁ dns  ▂ connect  ▃ tls  ▄ request  ░ wait  █ tokens
                   #  sent at   phases                    class            1st token     total   tokens
                                0──────────────── 500 ms
                   1  12:00:00  ▁▂▃▃░░░░░░██████          OK                  218 ms    341 ms    24→10  fresh
                   2  12:00:01  ░░░░░░░░░█████            OK                  180 ms    301 ms    24→10  reused  reasoning wrong_answer
                   3  12:00:02  ░░                        SERVER_ERROR             -     52 ms        -  reused  HTTP 503: overloaded
                                0─────────────────── 2 s
                   4  12:00:05  ░░░░░░░░░░░░░░░░░░░░░░░░  TIMEOUT                  -      ≥2 s        -  reused  no token within PT2S  timeout_first_token
                   5  12:00:06                            LOCAL                    -         -        -  -       64 runs are still under way

                5 runs: 2 OK, 1 SERVER_ERROR, 1 TIMEOUT, 1 LOCAL
                             runs        min    median       p90       p99       max
                1st token       4     180 ms    218 ms         -         -    failed
                total           4     301 ms    341 ms         -         -    failed
                """);
    }

    @Test
    void a_terminal_without_unicode_gets_letters_and_models_get_a_column_and_a_summary_each() {
        show(ASCII, 12,
                Shown.answered(60, 90).with(Phase.CONNECT, 20).by("m-1", 0),
                Shown.answered(80, 100).by("a-model-of-a-long-name", 0),
                Shown.answered(70, 100).by("m-1", 1),
                Shown.of(new TimedOut(Deadline.TOTAL, Duration.ofMillis(100), "")).with(Phase.TTFT, 50)
                        .with(Phase.TOTAL, 100).by("a-model-of-a-long-name", 1));

        assertThat(text()).isEqualTo("""
                      d dns  c connect  t tls  r request  . wait  # tokens
                   #  sent at   model         phases                    class            1st token     total   tokens
                                              0---------------- 100 ms
                   1  12:00:00  m-1           ccccc.........########    OK                   60 ms     90 ms    24>10  reused
                   2  12:00:00  a-model-of-~  ...................#####  OK                   80 ms    100 ms    24>10  reused
                   3  12:00:01  m-1           .................#######  OK                   70 ms    100 ms    24>10  reused
                   4  12:00:01  a-model-of-~  ............############  TIMEOUT              50 ms  >=100 ms        -  -

                4 runs: 3 OK, 1 TIMEOUT
                             runs        min    median       p90       p99       max
                m-1
                1st token       2      60 ms     60 ms         -         -     70 ms
                total           2      90 ms     90 ms         -         -    100 ms
                a-model-of-a-long-name
                1st token       2      80 ms     80 ms         -         -  >=100 ms
                total           2     100 ms    100 ms         -         -  >=100 ms
                """);
    }

    @Test
    void one_run_says_all_by_itself() {
        show(ASCII, 0, Shown.answered(60, 90).by(M, 0));

        assertThat(lines.getLast()).isEqualTo("1 run: 1 OK");
    }

    @Test
    void a_colour_is_only_ever_added_to_what_is_there_without_it() {
        var failed = Shown.of(new Failed(FailureKind.SERVER_ERROR, "HTTP 500")).with(Phase.TOTAL, 1).by(M, 0);
        show(ASCII, 0, failed);
        var plain = text();
        lines.clear();

        show(new Look(Glyphs.ASCII, Paint.COLOURED), 0, failed);

        assertThat(text()).contains("\u001b[31mSERVER_ERROR");
        assertThat(text().replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void the_charset_of_the_terminal_decides_how_phases_are_drawn() {
        assertThat(Glyphs.of(StandardCharsets.UTF_8)).isEqualTo(Glyphs.UNICODE);
        assertThat(Glyphs.of(StandardCharsets.US_ASCII)).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(StandardCharsets.ISO_8859_1)).isEqualTo(Glyphs.ASCII);
    }

    @Test
    void a_percentile_appears_when_there_are_runs_enough_for_it() {
        var hundred = new Observation[100];
        for (int i = 0; i < hundred.length; i++) hundred[i] = Shown.answered(i + 1, i + 201).by(M, i);

        show(ASCII, 0, hundred);

        assertThat(lines.get(lines.size() - 2)).isEqualTo(
                "1st token     100       1 ms     50 ms     90 ms     99 ms    100 ms");
    }

    private void show(Look look, int modelWidth, Observation... observations) {
        var models = List.of(observations).stream().map(Observation::series).distinct();
        var summary = Summary.of(models.map(s -> new Subject(s, _ -> {
            throw new AssertionError("nobody is asked here");
        }, "chat-1")).toList());
        var view = new TableView(new Columns(modelWidth, ZoneOffset.UTC), look, lines::add);
        view.begin();
        for (int i = 0; i < observations.length; i++) {
            summary.add(observations[i]);
            view.show(new Run(i + 1, observations[i], Gaps.NONE));
        }
        view.end(summary);
    }

    private String text() {
        return String.join("\n", lines) + "\n";
    }
}
