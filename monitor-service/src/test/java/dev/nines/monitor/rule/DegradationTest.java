package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.probe.Series;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnFinding;
import dev.nines.sla.burn.BurnFinding.Reason;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegradationTest {
    private static final Instant NOON = Instant.parse("2026-10-10T12:00:00Z");
    /** Five minutes are its short window. */
    private static final BurnAlert PAGE = BurnAlert.usual(Duration.ofDays(30), 1).getFirst();

    private final Degradation degradation = new Degradation();
    private boolean isDown;

    /** Each letter is a round: f fires, q is quiet, - has no data, d fires while the target is down. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                     rounds,                          said
        quiet,                                      qqqq,                            ''
        slow,                                       qf,                              opened
        slow for long,                              ffffff,                          opened
        slow and quiet for less than five minutes,  ffqqqqqqqqqqqqqqqqqqqf,          opened
        slow and quiet for five minutes,            ffqqqqqqqqqqqqqqqqqqqq,          opened closed
        nothing was counted,                        f----------------------------,   opened
        down,                                       ddddd,                           ''
        slow right after it was down,               dfffffffffffffffffff,            ''
        slow five minutes after it was down,        dffffffffffffffffffff,           opened
        slow and then down,                         fddddddddd,                      opened
        """)
    void rounds_open_and_close_an_incident_of_its_own(String what, String rounds, String said) {
        var happened = new ArrayList<Happening>();
        for (int i = 0; i < rounds.length(); i++) happened.addAll(round(rounds.charAt(i), NOON.plusSeconds(15L * i)));

        assertThat(String.join(" ", happened.stream().map(DegradationTest::word).toList())).as(what).isEqualTo(said);
    }

    @Test
    void it_has_an_id_of_its_own_and_the_labels_of_its_target() {
        var happening = round('f', NOON).getFirst();

        assertThat(happening.changes()).singleElement().isInstanceOfSatisfying(IncidentOpened.class, o -> {
            assertThat(o.kind()).isEqualTo(Kind.DEGRADED);
            assertThat(o.series().name()).isEqualTo(Runs.PRO.name());
            assertThat(o.since()).isEqualTo(NOON);
        });
        assertThat(happening.events()).singleElement().isInstanceOfSatisfying(Event.Found.class, e -> assertThat(e.alert().labels().text())
                .isEqualTo("endpoint=gw, tier=pro, probe=chat, model=Pro/m, vantage=here, rule=degraded"));
    }

    @Test
    void what_was_open_before_a_restart_is_the_same_incident() {
        var opened = (IncidentOpened) round('f', NOON).getFirst().changes().getFirst();
        var next = new Degradation();
        next.restore(Runs.PRO, opened.since());

        assertThat(next.after(tails('f'), _ -> false, NOON.plusSeconds(15))).isEmpty();
        var ended = next.after(Map.of(), _ -> false, NOON.plusSeconds(30));
        assertThat(ended).singleElement().satisfies(h -> assertThat(h.changes()).singleElement().isInstanceOfSatisfying(
                IncidentClosed.class, c -> assertThat(c.incident()).isEqualTo(opened.incident())));
    }

    @Test
    void who_was_down_before_a_restart_is_not_slow_because_of_it() {
        degradation.wasDown(Runs.PRO, NOON.minusSeconds(200));

        assertThat(round('f', NOON)).isEmpty();
        assertThat(round('f', NOON.plusSeconds(101))).hasSize(1);
    }

    private List<Happening> round(char round, Instant at) {
        isDown = round == 'd';
        return degradation.after(tails(round), _ -> isDown, at);
    }

    private static Map<Series, List<Tail>> tails(char round) {
        var reason = switch (round) {
            case 'q' -> Reason.LONG_WINDOW_WITHIN;
            case '-' -> Reason.NO_DATA;
            default -> Reason.FIRES;
        };
        return Map.of(Runs.PRO, List.of(new Tail(PAGE, new BurnFinding(new Burn.Unknown(), new Burn.Unknown(), reason))));
    }

    private static String word(Happening happening) {
        return happening.changes().getFirst() instanceof IncidentOpened ? "opened" : "closed";
    }
}
