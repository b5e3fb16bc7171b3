package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.state.Incidents;
import dev.nines.db.state.PostgresStateLog;
import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartedTest {
    private static final Instant NOW = Instant.parse("2026-10-02T12:00:00Z");
    private static final Series ASKED = new Series(new Target("gw", "chat", "asked@2"), "pro", "here");
    private static final Series GONE = new Series(new Target("gw", "chat", "gone"), "pro", "here");

    private final TestPostgres database = new TestPostgres();
    private final Incidents incidents = new Incidents(database);
    private final Departed departed = new Departed(incidents, "here");

    /** What is open; there, somebody watched a minute ago, at a place long gone the day before yesterday. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                     | kind     | series                | ends
        a target that is asked                   | TARGET   | gw/chat/asked@2@here  | false
        one that is not                          | TARGET   | gw/chat/gone@here     | true
        slow, and asked                          | DEGRADED | gw/chat/asked@2@here  | false
        slow, and not asked                      | DEGRADED | gw/chat/gone@here     | true
        an endpoint that is asked                | ENDPOINT | gw@here               | false
        one that is not                          | ENDPOINT | old@here              | true
        a tier that is asked                     | TIER     | gw/pro@here           | false
        one of which nobody is                   | TIER     | gw/free@here          | true
        our own trouble                          | MONITOR  | here                  | false
        what another vantage sees                | TARGET   | gw/chat/gone@there    | false
        what one sees that has never looked      | TARGET   | gw/chat/gone@new      | false
        what one saw that has long been gone     | TARGET   | gw/chat/asked@2@long-gone | true
        its own trouble                          | MONITOR  | long-gone             | true
        what several decided                     | TARGET   | gw/chat/gone@*        | false
        """)
    void what_nobody_asks_after_any_more_ends(String name, Kind kind, String series, boolean ends) {
        incidents.watched("there", NOW.minusSeconds(60));
        incidents.watched("long-gone", NOW.minus(Duration.ofDays(2)));
        var open = new IncidentOpened("i-1", kind, new SeriesId(series), NOW.minusSeconds(600), NOW.minusSeconds(590), "TIMEOUT");
        new PostgresStateLog(database).record(open, List.of());

        assertThat(departed.ended(List.of(ASKED), List.of(), NOW)).as(name).hasSize(ends ? 1 : 0);
    }

    @Test
    void its_alert_is_told_to_be_over_and_why() {
        var since = NOW.minusSeconds(600);
        new PostgresStateLog(database).record(new IncidentOpened("i-1", new SeriesId(GONE.name()), since, since, "TIMEOUT"), List.of());
        var firing = List.of(Alert.down(LabelsOf.series(ASKED)), Alert.degraded(LabelsOf.series(GONE)), Alert.down(LabelsOf.series(GONE)));

        var ended = departed.ended(List.of(ASKED), firing, NOW);

        assertThat(ended).singleElement().extracting(Happening::events).satisfies(events -> assertThat(events).singleElement()
                .isInstanceOfSatisfying(Event.Found.class, found -> {
                    assertThat(found.alert()).isEqualTo(Alert.down(LabelsOf.series(GONE)));
                    assertThat(found.finding()).isInstanceOf(Finding.Quiet.class);
                    assertThat(found.finding().grounds().reason()).isEqualTo("not watched any more");
                }));
    }
}
