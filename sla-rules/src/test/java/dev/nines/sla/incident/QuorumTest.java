package dev.nines.sla.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuorumTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration FRESH = Duration.ofMinutes(3);
    private static final Instant AHEAD = START.plus(Duration.ofHours(1));

    /** Words as a vantage (A, B, C), what it saw (+ good, - bad, x nothing) and the minute. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                          | k | heard                           | incidents
        one of one                                    | 1 | A+0 A-1 A+2                     | 1..2
        one alone is not enough for two               | 2 | A-0 B+0 A-1 B+1                 |
        since both are down                           | 2 | A-0 B+0 A-1 B-1 A-2 B+3         | 1..3
        it ends when too few agree                    | 2 | A-0 B-0 C+0 A+1 B-1 C+1         | 0..1
        silence of the second is no agreement         | 2 | A-0 A-1 A-2                     |
        who went silent is not counted                | 2 | A-0 B+0 A-1 A-5 C-6             | 6..?
        excluded runs say nothing                     | 2 | A-0 Bx0 Bx1 A-1                 |
        silence does not close what is open           | 2 | A-0 B-0 A-1 A-5                 | 0..?
        the one that still speaks closes it           | 2 | A-0 B-0 A-1 A-5 A+6             | 0..6
        any of many                                   | 1 | A+0 B-0 C+0 A+1 B+1             | 0..1
        down again as soon as they agree again        | 2 | A-0 B-0 A+1 A-2                 | 0..1 2..?
        who was silent says again what it said        | 1 | A-0 B+1 B+5 A-6                 | 0..5 5..?
        a clock that is far ahead does not matter     | 2 | A-0 B-90 A-1 B-91               | 0..?
        nor does it where it recovers                 | 2 | A-0 B-90 A-1 B+91               | 0..1
        """)
    void a_target_is_down_while_so_many_agree(String name, int k, String heard, String incidents) {
        var found = new StringBuilder();
        var together = Together.start();
        var states = new HashMap<String, IncidentState>();
        var now = START;
        for (var word : heard.split(" ", -1)) {
            var slot = sample(word).slot();
            if (slot.isBefore(AHEAD)) now = slot;
            var vantage = word.substring(0, 1);
            var theirs = new IncidentTracker(new IncidentPolicy(1, 1))
                    .next(states.getOrDefault(vantage, IncidentState.start()), sample(word));
            states.put(vantage, theirs.state());
            var decision = new Quorum(k, FRESH).next(together, vantage, theirs, now);
            together = decision.together();
            note(found, decision.step());
        }

        assertThat(found.toString().strip()).as(name).isEqualTo(incidents == null ? "" : incidents);
    }

    @Test
    void every_hold_says_why() {
        var two = new Quorum(2, FRESH);
        var tracker = new IncidentTracker(new IncidentPolicy(1, 1));
        var aDown = two.next(Together.start(), "A", tracker.next(IncidentState.start(), sample("A-0")), AHEAD);
        var bUp = two.next(aDown.together(), "B", tracker.next(IncidentState.start(), sample("B+0")), AHEAD);
        var bSilent = two.next(aDown.together(), "B", tracker.next(IncidentState.start(), sample("Bx1")), AHEAD);

        var bUpAlone = two.next(Together.start(), "B", tracker.next(IncidentState.start(), sample("B+0")), AHEAD);

        assertThat(bUpAlone.step()).isEqualTo(new Step.Hold(Step.Reason.STILL_UP));
        assertThat(aDown.step()).isEqualTo(new Step.Hold(Step.Reason.TOO_FEW_VANTAGES));
        assertThat(bUp.step()).isEqualTo(new Step.Hold(Step.Reason.SUSPECTED));
        assertThat(bSilent.step()).isEqualTo(new Step.Hold(Step.Reason.SAYS_NOTHING));
        assertThat(bSilent.together()).isEqualTo(aDown.together());
    }

    @Test
    void the_reason_is_that_of_who_decided_and_an_incident_survives_a_restart() {
        var one = new Quorum(1, FRESH);
        var tracker = new IncidentTracker(new IncidentPolicy(1, 1));

        assertThat(one.next(Together.start(), "A", tracker.next(IncidentState.start(), sample("A-2")), AHEAD).step())
                .isEqualTo(new Step.Opened(slot(2), slot(2), "SERVER_ERROR"));
        assertThat(one.next(Together.openSince(slot(1)), "A", tracker.next(IncidentState.openSince(slot(1)), sample("A+4")), AHEAD).step())
                .isEqualTo(new Step.Closed(slot(1), slot(4), slot(4)));
        assertThat(one.next(Together.start(), "A", tracker.next(IncidentState.openSince(slot(1)), sample("A-4")), AHEAD).step())
                .isEqualTo(new Step.Opened(slot(1), slot(4), "DOWN"));
    }

    @Test
    void it_ends_when_the_first_good_run_was_not_when_that_was_believed() {
        var one = new Quorum(1, FRESH);
        var tracker = new IncidentTracker(new IncidentPolicy(1, 2));
        var down = tracker.next(IncidentState.openSince(slot(1)), sample("A-2"));
        var better = tracker.next(down.state(), sample("A+3"));
        var open = one.next(one.next(Together.openSince(slot(1)), "A", down, AHEAD).together(), "A", better, AHEAD);

        assertThat(one.next(open.together(), "A", tracker.next(better.state(), sample("A+4")), AHEAD).step())
                .isEqualTo(new Step.Closed(slot(1), slot(3), slot(4)));
    }

    @Test
    void a_quorum_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Quorum(0, FRESH)).hasMessage("agree must be at least 1: 0");
        assertThatThrownBy(() -> new Quorum(1, Duration.ZERO)).hasMessage("fresh-for must be positive: PT0S");
    }

    private static void note(StringBuilder found, Step step) {
        switch (step) {
            case Step.Opened o -> found.append(' ').append(minute(o.since())).append("..?");
            case Step.Closed c -> found.replace(found.length() - 1, found.length(), Long.toString(minute(c.until())));
            case Step.Hold _ -> {}
        }
    }

    private static Sample sample(String word) {
        var slot = slot(Integer.parseInt(word.substring(2)));
        return switch (word.charAt(1)) {
            case '+' -> new Sample.Good(slot, "OK", new Measured(1));
            case '-' -> new Sample.Bad(slot, "SERVER_ERROR", new Never());
            default -> new Sample.Excluded(slot, "RATE_LIMITED");
        };
    }

    private static Instant slot(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    private static long minute(Instant slot) {
        return Duration.between(START, slot).toMinutes();
    }
}
