package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import dev.nines.sla.store.StateLog.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresAlertLogTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final IncidentOpened MODEL =
            new IncidentOpened("i-1", new SeriesId("global/chat/a@home"), NOON, NOON.plusSeconds(2), "TIMEOUT");
    private static final IncidentOpened ENDPOINT =
            new IncidentOpened("i-2", Kind.ENDPOINT, new SeriesId("global@home"), NOON, NOON.plusSeconds(3), "TIMEOUT");

    private final DataSource database = TestDatabase.migrated();
    private final PostgresAlertLog log = new PostgresAlertLog(database);

    @Test
    void changes_groups_and_messages_are_kept_together() {
        var told = new Message("m-1", "ops", "incident.opened", NOON, "{}", List.of("i-1", "i-2"));

        assertThat(log.<Recorded>together(entries -> {
            entries.record(MODEL);
            entries.record(ENDPOINT);
            entries.keep("endpoint=global, rule=down", "{\"sent\":  1}", NOON.plusSeconds(60));
            entries.tell(List.of(told));
            return entries.record(new IncidentJoined("i-1", "i-2", NOON.plusSeconds(3)));
        })).isEqualTo(Recorded.NEW);

        assertThat(new Incidents(database).openIncidents()).containsExactly(MODEL, ENDPOINT);
        assertThat(TestDatabase.ask(database, "select part_of from nines.incident where incident = 'i-1'")).isEqualTo("i-2");
        assertThat(log.<String>together(entries -> entries.group("endpoint=global, rule=down").orElseThrow())).isEqualTo("{\"sent\":  1}");
        assertThat(new Deliveries(database).recent(1).getFirst().message()).isEqualTo(told);
    }

    @Test
    void what_breaks_off_in_the_middle_leaves_nothing() {
        assertThatThrownBy(() -> log.together(entries -> {
            entries.record(MODEL);
            entries.keep("all", "{}", NOON);
            entries.tell(List.of(new Message("m-1", "ops", "incident.opened", NOON, "{}")));
            return entries.record(new IncidentJoined("i-9", "i-1", NOON));
        })).isInstanceOf(IllegalArgumentException.class).hasMessage("no incident \"i-9\" is known, so it cannot join another");

        assertThat(new Incidents(database).openIncidents()).isEmpty();
        assertThat(log.<List<String>>together(entries -> entries.groups())).isEmpty();
        assertThat(new Deliveries(database).recent(1)).isEmpty();
    }

    @Test
    void a_group_is_due_from_its_instant_on_until_it_is_kept_for_later_or_forgotten() {
        log.together(entries -> {
            entries.keep("b", "{}", NOON);
            entries.keep("a", "{}", NOON.plusSeconds(1));
            entries.keep("never", "{}", Instant.MAX);
            return true;
        });

        assertThat(due(NOON.minusMillis(1))).isEmpty();
        assertThat(due(NOON)).containsExactly("b");
        assertThat(due(NOON.plusSeconds(1))).containsExactly("b", "a");
        log.together(entries -> {
            entries.keep("b", "{}", NOON.plusSeconds(9));
            entries.forget("a");
            return true;
        });
        assertThat(due(NOON.plusSeconds(1))).isEmpty();
        assertThat(log.<List<String>>together(entries -> entries.groups())).containsExactly("b", "never");
    }

    @Test
    void several_processes_decide_one_group_one_after_the_other() throws Exception {
        Callable<Boolean> addOne = () -> log.together(entries -> {
            int before = entries.group("counted").map(Integer::parseInt).orElse(0);
            entries.keep("counted", Integer.toString(before + 1), NOON);
            return true;
        });
        try (var threads = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<Callable<Boolean>>();
            IntStream.range(0, 20).forEach(_ -> all.add(addOne));

            threads.invokeAll(all).forEach(one -> assertThat(one.resultNow()).isTrue());
        }
        assertThat(log.<String>together(entries -> entries.group("counted").orElseThrow())).isEqualTo("20");
    }

    private List<String> due(Instant now) {
        return log.together(entries -> entries.due(now));
    }
}
