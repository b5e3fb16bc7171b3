package dev.nines.sla.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.incident.IncidentState.Suspect;
import dev.nines.sla.incident.IncidentState.Up;
import dev.nines.sla.incident.Recent.Mark;
import dev.nines.sla.incident.Recent.Seen;
import dev.nines.sla.incident.Step.Closed;
import dev.nines.sla.incident.Step.Hold;
import dev.nines.sla.incident.Step.Opened;
import dev.nines.sla.incident.Step.Reason;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentTrackerTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                        | m | n | k | probes                       | incidents
        a blip shorter than m is none               | 2 | 2 | 1 | GBGGBG                       |
        opened at the m-th, since the first         | 3 | 3 | 1 | GBBBG                        | 1..4 (opened 3, closed 4)
        one is enough where m is one                | 1 | 1 | 1 | GBG                          | 1..2 (opened 1, closed 2)
        back to bad while recovering stays in it    | 2 | 2 | 2 | BBGBGG                       | 0..4 (opened 1, closed 5)
        still open at the end                       | 2 | 2 | 2 | GBBG                         | 1..? (opened 2)
        our own trouble opens nothing               | 2 | 2 | 2 | G--xx-G                      |
        our own trouble does not break a run of bad | 2 | 2 | 2 | GB-xBGG                      | 1..5 (opened 4, closed 6)
        silence is not recovery                     | 2 | 2 | 2 | BB----------                 | 0..? (opened 1)
        three and two over a flapping hour          | 3 | 3 | 2 | GGGBGBBBBGBGGBBBGGGGBBBBBBGG | 5..11 (opened 7, closed 12) 13..16 (opened 15, closed 17) 20..26 (opened 22, closed 27)
        two of three, a good one between            | 2 | 3 | 1 | GBGBG                        | 1..4 (opened 3, closed 4)
        two of three, too far apart                 | 2 | 3 | 1 | GBGGBGGB                     |
        three of five, the first ones too old       | 3 | 5 | 2 | BBGGGBGBGBGG                 | 5..10 (opened 9, closed 11)
        three of five, since the oldest that counts | 3 | 5 | 1 | BGGBGBBG                     | 3..7 (opened 6, closed 7)
        three of five, m at once                    | 3 | 5 | 1 | GBBBG                        | 1..4 (opened 3, closed 4)
        our own trouble is not among the newest     | 2 | 3 | 1 | GBG--x--BG                   | 1..9 (opened 8, closed 9)
        what was in the last incident is forgotten  | 2 | 3 | 1 | BBGBGGG                      | 0..2 (opened 1, closed 2)
        """)
    void incidents_of_a_row_of_probes(String name, int m, int n, int k, String probes, String incidents) {
        var steps = changes(new IncidentPolicy(m, n, k), probes);

        assertThat(text(steps)).as(name).isEqualTo(incidents == null ? "" : incidents);
    }

    @Test
    void the_class_of_the_deciding_sample_is_the_reason() {
        var decision = tracker(1, 1).next(IncidentState.start(), bad(4));

        assertThat(decision.step()).isEqualTo(new Opened(slot(4), slot(4), "SERVER_ERROR"));
    }

    @Test
    void a_late_or_repeated_sample_changes_nothing() {
        var up = tracker(1, 1).next(IncidentState.start(), good(5)).state();

        assertThat(tracker(1, 1).next(up, bad(4))).isEqualTo(new Decision(up, new Hold(Reason.OUT_OF_ORDER)));
        assertThat(tracker(1, 1).next(up, bad(5))).isEqualTo(new Decision(up, new Hold(Reason.OUT_OF_ORDER)));
    }

    @Test
    void an_incident_that_was_open_before_a_restart_closes_with_its_first_instant() {
        var restored = IncidentState.openSince(slot(1));

        assertThat(tracker(2, 1).next(restored, bad(3)).step()).isEqualTo(new Hold(Reason.STILL_DOWN));
        assertThat(tracker(2, 1).next(restored, good(9)).step()).isEqualTo(new Closed(slot(1), slot(9), slot(9)));
    }

    @Test
    void a_policy_that_opens_at_once_without_a_failure_is_refused() {
        assertThatThrownBy(() -> new IncidentPolicy(0, 1)).hasMessage("open-after must be at least 1: 0");
        assertThatThrownBy(() -> new IncidentPolicy(3, 2, 1)).hasMessage("out-of must be at least open-after, 3: 2");
    }

    @Test
    void what_every_sample_says() {
        var steps = changes(new IncidentPolicy(2, 3, 2), "GBG-GBBBGBGG");

        assertThat(steps).extracting(IncidentTrackerTest::word).containsExactly(
                "STILL_UP", "CONFIRM", "STILL_UP", "SAYS_NOTHING", "STILL_UP", "CONFIRM", "opened", "STILL_DOWN",
                "RECOVERING", "STILL_DOWN", "RECOVERING", "closed");
    }

    @Test
    void a_failure_is_remembered_as_long_as_it_may_help_to_open() {
        var twoOfThree = new IncidentTracker(new IncidentPolicy(2, 3, 1));
        var suspect = twoOfThree.next(IncidentState.start(), bad(1)).state();
        var still = twoOfThree.next(suspect, good(2)).state();

        assertThat(suspect).isEqualTo(new Suspect(slot(1), new Recent(List.of(new Seen(slot(1), Mark.BAD)))));
        assertThat(still).isEqualTo(new Suspect(
                slot(2), new Recent(List.of(new Seen(slot(1), Mark.BAD), new Seen(slot(2), Mark.GOOD)))));
        assertThat(twoOfThree.next(still, good(3)).state()).isEqualTo(new Up(slot(3)));
        assertThat(tracker(2, 1).next(suspect, good(2)).state()).isEqualTo(new Up(slot(2)));
    }

    @Property
    void the_newest_n_decide_and_nothing_before_them(
            @ForAll @IntRange(min = 1, max = 4) int m, @ForAll @IntRange(max = 4) int more,
            @ForAll @CharRange(from = 'A', to = 'B') @StringLength(max = 40) String probes) {
        int n = m + more;
        var steps = changes(new IncidentPolicy(m, n, 1_000), probes.replace('A', 'G'));
        var first = IntStream.range(0, probes.length())
                .filter(at -> failures(probes.substring(Math.max(0, at + 1 - n), at + 1)) >= m)
                .findFirst();

        assertThat(IntStream.range(0, steps.size()).filter(at -> steps.get(at) instanceof Opened).findFirst())
                .isEqualTo(first);
        first.ifPresent(at -> {
            int since = probes.indexOf('B', Math.max(0, at + 1 - n));
            assertThat(steps.get(at)).isEqualTo(new Opened(slot(since), slot(at), "SERVER_ERROR"));
        });
    }

    private static long failures(String probes) {
        return probes.chars().filter(probe -> probe == 'B').count();
    }

    private static String word(Step step) {
        return switch (step) {
            case Opened _ -> "opened";
            case Closed _ -> "closed";
            case Hold(var reason) -> reason.name();
        };
    }

    private static List<Step> changes(IncidentPolicy policy, String probes) {
        var steps = new ArrayList<Step>();
        var state = IncidentState.start();
        for (int i = 0; i < probes.length(); i++) {
            var decision = new IncidentTracker(policy).next(state, sample(probes.charAt(i), i));
            state = decision.state();
            steps.add(decision.step());
        }
        return steps;
    }

    private static String text(List<Step> steps) {
        var text = new StringBuilder();
        for (var step : steps) {
            switch (step) {
                case Opened o -> text.append(" %d..? (opened %d)".formatted(minute(o.since()), minute(o.decidedAt())));
                case Closed c -> close(text, c);
                case Hold _ -> {}
            }
        }
        return text.toString().strip();
    }

    private static void close(StringBuilder text, Closed closed) {
        int open = text.lastIndexOf("?");
        text.replace(open, open + 1, Long.toString(minute(closed.until())));
        text.setLength(text.length() - 1);
        text.append(", closed ").append(minute(closed.decidedAt())).append(")");
    }

    private static Sample sample(char probe, int minute) {
        return switch (probe) {
            case 'G' -> good(minute);
            case 'B' -> bad(minute);
            case 'x' -> new Sample.Excluded(slot(minute), "RATE_LIMITED");
            default -> new Sample.Missing(slot(minute), "LOCAL");
        };
    }

    private static Sample good(int minute) {
        return new Sample.Good(slot(minute), "OK", new Measured(1));
    }

    private static Sample bad(int minute) {
        return new Sample.Bad(slot(minute), "SERVER_ERROR", new Never());
    }

    private static IncidentTracker tracker(int m, int k) {
        return new IncidentTracker(new IncidentPolicy(m, k));
    }

    private static Instant slot(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static long minute(Instant slot) {
        return Duration.between(START, slot).toMinutes();
    }
}
