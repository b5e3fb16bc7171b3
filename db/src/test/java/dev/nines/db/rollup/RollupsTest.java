package dev.nines.db.rollup;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.Observation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollupsTest {
    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Instant ONE = MIDNIGHT.plus(Duration.ofHours(1));
    private static final Instant LATER = MIDNIGHT.plus(Duration.ofDays(90));

    private final PostgresObservations store = new PostgresObservations(DATABASE, new SeriesTable(DATABASE));
    private final Rollups rollups = new Rollups(DATABASE);

    @BeforeEach
    void empty() {
        Sum.clear(DATABASE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                          now,                  hours, days, months
        an hour within its grace,      2026-10-01T01:01:59Z, 0,     0,    0
        an hour that is over,          2026-10-01T01:02:00Z, 2,     0,    0
        a day whose last hour waits,   2026-10-02T00:01:59Z, 4,     0,    0
        a day that is over,            2026-10-02T00:02:00Z, 4,     2,    0
        the last minutes of a month,   2026-11-01T00:01:59Z, 4,     2,    0
        a month that is over,          2026-11-01T00:02:00Z, 4,     2,    1
        """)
    void only_what_is_closed_is_summed_up(String name, Instant now, int hours, int days, int months) {
        // One latency and one class at two hours: two rows an hour, two a day, one a month.
        store.append(List.of(limit(MIDNIGHT), limit(MIDNIGHT.plus(Duration.ofHours(20)))));

        drain(now);

        assertThat(List.of(Sum.hours(DATABASE).size(), Sum.days(DATABASE).size(), Sum.months(DATABASE).size()))
                .as(name).containsExactly(hours, days, months);
    }

    @Test
    void a_row_that_comes_late_is_in_all_sums_after_the_next_step() {
        var rows = new ArrayList<>(List.of(answer(FAST, MIDNIGHT, 310_000, 900_000), answer(PRO, MIDNIGHT, 1, 2)));
        store.append(rows);
        drain(LATER);
        var late = List.of(answer(FAST, MIDNIGHT.plusSeconds(59 * 60), 42, 43), timeout(FAST, ONE, Duration.ofSeconds(9)));

        store.append(late);
        store.append(rows); // a repeat is no news
        rows.addAll(late);

        assertThat(rollups.backlog(LATER).dueHours()).isEqualTo(2);
        assertThat(rollups.advance(LATER)).isEqualTo(new Progress.Done(2 + 1 + 1));
        assertThatAllSumsAre(Recount.of(rows));
    }

    @Test
    void a_step_without_anything_new_does_nothing() {
        store.append(List.of(limit(MIDNIGHT)));
        drain(LATER);

        assertThat(rollups.advance(LATER)).isEqualTo(new Progress.Done(0));
    }

    @Test
    void a_step_is_bounded_and_nothing_is_closed_before_the_last_of_them() {
        int hours = 1_100;
        var rows = IntStream.range(0, hours).mapToObj(h -> limit(MIDNIGHT.plus(Duration.ofHours(h)))).toList();
        store.append(rows);

        assertThat(rollups.advance(LATER)).isInstanceOf(Progress.MoreToDo.class);
        assertThat(rollups.backlog(LATER)).isEqualTo(new Backlog(600, Instant.MIN));
        assertThat(rollups.advance(LATER)).isInstanceOf(Progress.MoreToDo.class);
        assertThat(rollups.advance(LATER)).isInstanceOf(Progress.Done.class);
        assertThat(rollups.backlog(LATER)).isEqualTo(new Backlog(0, LATER.minus(Duration.ofHours(1))));
        assertThatAllSumsAre(Recount.of(rows));
    }

    @Test
    void an_hour_of_many_series_is_done_in_parts() {
        var rows = List.of(answer(FAST, MIDNIGHT, 310_000, 900_000), answer(PRO, MIDNIGHT.plusSeconds(9), 1, 2));
        store.append(rows);

        for (int part = 0; part < 2; part++) {
            assertThat(TestDatabase.ask(DATABASE, "select nines.rollup_hours('2026-10-01T01:00Z', 1)")).isEqualTo("1");
            assertThat(closedUntil()).startsWith("-infinity");
        }
        assertThat(TestDatabase.ask(DATABASE, "select nines.rollup_hours('2026-10-01T01:00Z', 1)")).isEqualTo("0");
        assertThat(closedUntil()).startsWith("2026-10-01");
        assertThat(Sum.hours(DATABASE)).isEqualTo(Recount.of(rows).hours());
    }

    @Test
    void a_clock_that_steps_back_takes_nothing_back_and_leaves_nothing_behind() {
        store.append(List.of(limit(MIDNIGHT)));
        drain(LATER);
        var marks = closedUntil();

        store.append(List.of(limit(ONE)));
        drain(MIDNIGHT); // a time at which neither hour was over

        assertThat(closedUntil()).isEqualTo(marks);
        assertThatAllSumsAre(Recount.of(List.of(limit(MIDNIGHT), limit(ONE))));
    }

    @Test
    void while_one_session_sums_up_another_is_told_so() throws SQLException {
        store.append(List.of(limit(MIDNIGHT)));
        try (var first = DATABASE.getConnection()) {
            first.setAutoCommit(false);
            sumUp(first);

            assertThat(rollups.advance(LATER)).isEqualTo(new Progress.AnotherWorker());
            first.commit();
        }
        assertThat(rollups.advance(LATER)).isEqualTo(new Progress.Done(2)); // its day and its month were left to do
    }

    @Test
    void a_session_that_is_killed_leaves_all_as_it_was() throws SQLException {
        store.append(List.of(limit(MIDNIGHT)));
        try (var victim = DATABASE.getConnection()) {
            victim.setAutoCommit(false);
            sumUp(victim);
            int pid = victim.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            // Not only asked to end, but gone: its lock is free when this returns.
            TestDatabase.ask(DATABASE, "select pg_terminate_backend(" + pid + ", 10000)");
        }

        assertThat(Sum.hours(DATABASE)).isEmpty();
        assertThat(closedUntil()).isEqualTo("-infinity -infinity -infinity");
        drain(LATER);
        assertThatAllSumsAre(Recount.of(List.of(limit(MIDNIGHT))));
    }

    @Test
    void what_comes_in_while_the_sums_are_made_is_due_again() throws SQLException {
        store.append(List.of(limit(MIDNIGHT)));
        try (var working = DATABASE.getConnection()) {
            working.setAutoCommit(false);
            sumUp(working);
            store.append(List.of(limit(MIDNIGHT.plusSeconds(1))));
            working.commit();
        }

        drain(LATER);

        assertThatAllSumsAre(Recount.of(List.of(limit(MIDNIGHT), limit(MIDNIGHT.plusSeconds(1)))));
    }

    @Test
    void an_hour_whose_raw_rows_are_gone_keeps_its_sums() {
        store.append(List.of(limit(MIDNIGHT)));
        drain(LATER);
        var before = Sum.hours(DATABASE);
        TestDatabase.execute(DATABASE, "delete from nines.observation; update nines.raw_state set raw_from = '2026-10-02Z';"
                + " insert into nines.rollup_due (level, at, series_ids) select 'hour', '2026-10-01Z', array_agg(id) from nines.series");

        drain(LATER);

        assertThat(Sum.hours(DATABASE)).isEqualTo(before);
        assertThat(TestDatabase.ask(DATABASE, "select count(*) from nines.rollup_due")).isEqualTo("0");
    }

    private void drain(Instant now) {
        while (rollups.advance(now) instanceof Progress.MoreToDo) {}
    }

    private static void sumUp(Connection connection) throws SQLException {
        try (var call = connection.createStatement()) {
            call.execute("select nines.rollup_hours('2026-12-01Z', 500)");
        }
    }

    private static void assertThatAllSumsAre(Recount recount) {
        assertThat(Sum.hours(DATABASE)).isEqualTo(recount.hours());
        assertThat(Sum.days(DATABASE)).isEqualTo(recount.days());
        assertThat(Sum.months(DATABASE)).isEqualTo(recount.months());
    }

    private static String closedUntil() {
        return TestDatabase.ask(DATABASE, "select string_agg(closed_until::text, ' ' order by level) from nines.rollup_state");
    }

    private static Observation limit(Instant slot) {
        return timeout(FAST, slot, Duration.ofSeconds(20));
    }
}
