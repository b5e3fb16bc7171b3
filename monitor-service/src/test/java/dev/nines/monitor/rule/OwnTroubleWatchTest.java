package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.probe.FailureKind;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnTroubleWatchTest {
    private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");

    private final List<Happening> happened = new ArrayList<>();
    private Instant now = NOON;
    private final OwnTroubleWatch watch = new OwnTroubleWatch("here", () -> now, happened::add);

    /** Each letter is a run: n no network, s stalled, b budget, g good, f the target failed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                         seconds between, runs,           said
        all is well,                                    1,               ggggg,          ''
        the network is away,                            10,               gnnn,           opened
        the machine stands still,                       10,               sss,            opened
        a pause of a moment at many targets,            0,               ssssssssss,     ''
        budgets are kept on purpose,                    10,               bbbbbb,         ''
        whoever fails can be asked,                     10,               ffffff,         ''
        one target can still be asked,                  10,               nngnngnng,      ''
        back again,                                     10,               nnnggg,         opened closed
        """)
    void runs_that_could_not_be_made_because_of_us_are_an_incident_of_ours(String what, int seconds, String runs, String said) {
        for (int i = 0; i < runs.length(); i++) {
            hear(runs.charAt(i));
            now = now.plusSeconds(seconds);
        }

        assertThat(String.join(" ", happened.stream()
                .map(h -> h.changes().getFirst() instanceof IncidentOpened ? "opened" : "closed").toList())).as(what).isEqualTo(said);
    }

    @Test
    void it_is_told_of_the_vantage() {
        for (int i = 0; i < 3; i++) {
            hear('n');
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(happened).singleElement().satisfies(h -> {
            assertThat(h.changes()).singleElement().isInstanceOfSatisfying(IncidentOpened.class, o -> {
                assertThat(o.kind()).isEqualTo(Kind.MONITOR);
                assertThat(o.series().name()).isEqualTo("here");
                assertThat(o.since()).isEqualTo(NOON);
                assertThat(o.reason()).isEqualTo("NO_NETWORK");
            });
            assertThat(h.events()).singleElement().isInstanceOfSatisfying(Event.Found.class,
                    e -> assertThat(e.alert().labels().text()).isEqualTo("vantage=here, rule=monitor-trouble"));
        });
    }

    @Test
    void what_was_open_before_a_restart_ends_under_its_id() {
        hear('n');
        now = now.plusSeconds(10);
        hear('n');
        now = now.plusSeconds(10);
        hear('n');
        var opened = (IncidentOpened) happened.getFirst().changes().getFirst();
        var next = new OwnTroubleWatch("here", () -> now.plusSeconds(60), happened::add);
        next.restore(opened.since());
        for (int i = 0; i < 3; i++) next.accept(Runs.answer(Runs.PRO, now, Duration.ofMillis(1)));

        assertThat(happened).hasSize(2);
        assertThat(happened.getLast().changes()).singleElement()
                .isInstanceOfSatisfying(IncidentClosed.class, c -> assertThat(c.incident()).isEqualTo(opened.incident()));
    }

    private void hear(char run) {
        watch.accept(switch (run) {
            case 'n' -> Runs.local(Runs.PRO, now, Cause.NO_NETWORK);
            case 's' -> Runs.local(Runs.PRO, now, Cause.MONITOR_STALLED);
            case 'b' -> Runs.local(Runs.PRO, now, Cause.BUDGET);
            case 'f' -> Runs.failed(Runs.PRO, now, FailureKind.SERVER_ERROR);
            default -> Runs.answer(Runs.PRO, now, Duration.ofMillis(100));
        });
    }
}
