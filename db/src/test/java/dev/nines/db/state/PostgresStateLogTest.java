package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.db.state.Incidents.Incident;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictFound;
import dev.nines.sla.store.StateLog.Recorded;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresStateLogTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00.000001Z");
    private static final SeriesId SERIES = new SeriesId("global/chat/Pro/deepseek-ai/DeepSeek-R1@home");
    private static final IncidentOpened OPENED =
            new IncidentOpened("i-1", SERIES, NOON, NOON.plusSeconds(2), "TIMEOUT");
    private static final IncidentClosed CLOSED =
            new IncidentClosed("i-1", SERIES, NOON.plusSeconds(60), NOON.plusSeconds(62));

    private final DataSource database = TestDatabase.migrated();
    private final PostgresStateLog log = new PostgresStateLog(database);
    private final Incidents incidents = new Incidents(database);

    @Test
    void a_change_is_recorded_with_its_messages_once() {
        var message = message("m-1");

        assertThat(log.record(OPENED, List.of(message))).isEqualTo(Recorded.NEW);
        assertThat(log.record(OPENED, List.of(message, message("m-2")))).isEqualTo(Recorded.ALREADY_KNOWN);

        assertThat(incidents.openIncidents()).containsExactly(OPENED);
        assertThat(new Deliveries(database).recent(10))
                .extracting(Deliveries.Delivery::message).containsExactly(message);
    }

    @Test
    void several_processes_that_find_the_same_send_it_once() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Recorded> record = () -> new PostgresStateLog(database).record(OPENED, List.of(message("m-1")));

            var results = threads.invokeAll(Collections.nCopies(4, record)).stream().map(f -> f.resultNow()).toList();

            assertThat(results).containsOnlyOnce(Recorded.NEW).hasSize(4);
        }
        assertThat(TestDatabase.ask(database, "select count(*) from nines.outbox")).isEqualTo("1");
    }

    @Test
    void an_incident_is_open_until_it_closes() {
        log.record(OPENED, List.of());
        assertThat(incidents.incidents(NOON.plusSeconds(30), NOON.plusSeconds(31)))
                .containsExactly(new Incident.Open(OPENED));

        log.record(CLOSED, List.of());

        assertThat(incidents.openIncidents()).isEmpty();
        assertThat(incidents.incidents(NOON.plusSeconds(30), NOON.plusSeconds(31)))
                .containsExactly(new Incident.Closed(OPENED, CLOSED));
        assertThat(incidents.incidents(NOON.plusSeconds(60), NOON.plusSeconds(90)))
                .as("over when the window starts").isEmpty();
        assertThat(incidents.incidents(NOON.minusSeconds(60), NOON)).as("not begun when the window ends").isEmpty();
    }

    @Test
    void closing_what_is_not_open_records_nothing() {
        assertThatThrownBy(() -> log.record(CLOSED, List.of(message("m-1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no incident \"i-1\" is open, so it cannot close");

        log.record(OPENED, List.of());
        assertThat(log.record(CLOSED, List.of())).isEqualTo(Recorded.NEW);
    }

    @Test
    void a_verdict_comes_back_to_the_letter() {
        var met = new VerdictFound("pro", "uptime", SERIES, "2026-10", NOON, "MET", "{\"z\":1, \"a\":  2}");
        var breached = new VerdictFound("pro", "p99", SERIES, "2026-10", NOON, "BREACHED", "{}");

        log.record(met, List.of());
        log.record(breached, List.of());

        assertThat(new Verdicts(database).verdicts("pro", "2026-10")).containsExactly(breached, met);
        assertThat(new Verdicts(database).all()).containsExactly(breached, met);
        assertThat(new Verdicts(database).verdicts("pro", "2026-09")).isEmpty();
    }

    @Test
    void a_statement_that_is_written_announces_itself_once_for_each_revision() {
        assertThat(log.record(new StatementWritten("pro", "2026-10", 1, NOON), List.of(message("s-1"))))
                .isEqualTo(Recorded.NEW);
        assertThat(log.record(new StatementWritten("pro", "2026-10", 1, NOON), List.of(message("s-1"))))
                .isEqualTo(Recorded.ALREADY_KNOWN);
        assertThat(log.record(new StatementWritten("pro", "2026-10", 2, NOON), List.of(message("s-2"))))
                .isEqualTo(Recorded.NEW);
    }

    private static Message message(String id) {
        return new Message(id, "ops", "incident.opened", NOON, "{\"type\":\"incident.opened\"}");
    }
}
