package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.FailureKind;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresObservationsTest extends ObservationStoreContract {
    private static final DataSource DATABASE = TestDatabase.migrated();

    // Sessions far from UTC: nothing that is stored or read may depend on where the server thinks it is.
    private final DataSource kolkata = TestDatabase.inZone(DATABASE, "Asia/Kolkata");
    private final PostgresObservations store = new PostgresObservations(kolkata, new SeriesTable(kolkata));

    @BeforeEach
    void empty() {
        TestDatabase.execute(DATABASE, "truncate nines.observation");
    }

    @Override
    protected ObservationSink sink() {
        return store;
    }

    @Override
    protected void settle() {}

    @Override
    protected ObservationHistory history() {
        return new PostgresObservations(DATABASE, new SeriesTable(DATABASE)); // another process, in another zone
    }

    @Test
    void append_says_how_many_rows_were_new() {
        var first = answer(FAST, MIDNIGHT, 1_000, 2_000);
        var second = answer(FAST, MIDNIGHT.plusSeconds(1), 1_000, 2_000);

        assertThat(store.append(List.of(first, first))).isEqualTo(1);
        assertThat(store.append(List.of(first, second))).isEqualTo(1);
        assertThat(store.append(List.of(first, second))).isZero();
    }

    @Test
    void a_batch_larger_than_one_statement_is_kept_whole() {
        var many = IntStream.range(0, 4_321)
                .mapToObj(s -> answer(FAST, MIDNIGHT.plusSeconds(s), 1_000, 2_000)).toList();

        assertThat(store.append(many)).isEqualTo(4_321);
        assertThat(stored()).containsExactlyElementsOf(many);
    }

    @Test
    void a_day_is_one_partition_of_utc() {
        var database = TestDatabase.migrated();
        var eastern = TestDatabase.inZone(database, "America/New_York");

        new PostgresObservations(eastern, new SeriesTable(eastern))
                .append(List.of(answer(FAST, MIDNIGHT.minusNanos(1_000), 1, 2), answer(FAST, MIDNIGHT, 1, 2)));

        assertThat(partitions(database)).isEqualTo("observation_20260930 observation_20261001");
        assertThat(TestDatabase.ask(database, "select min(slot) = '2026-10-01Z' from nines.observation_20261001"))
                .isEqualTo("t");
    }

    @Test
    void partitions_are_made_ahead_and_a_second_time_changes_nothing() {
        var database = TestDatabase.migrated();
        var observations = new PostgresObservations(database, new SeriesTable(database));

        observations.ensurePartitions(MIDNIGHT.plusSeconds(3_600), MIDNIGHT.plus(Duration.ofDays(2)));
        observations.ensurePartitions(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(2)).plusNanos(1));

        assertThat(partitions(database)).isEqualTo("observation_20261001 observation_20261002 observation_20261003");
    }

    @Test
    void writers_that_need_the_same_new_day_at_once_all_succeed() throws Exception {
        var database = TestDatabase.migrated();
        int writers = 6;
        var together = new CyclicBarrier(writers);
        try (var threads = Executors.newFixedThreadPool(writers)) {
            Callable<Integer> writer = () -> {
                // A table of its own, as another process would have.
                var own = new PostgresObservations(database, new SeriesTable(database));
                together.await();
                return own.append(IntStream.range(0, 300)
                        .mapToObj(s -> answer(FAST, MIDNIGHT.plusSeconds(s * 3_600L), 1, 2)).toList());
            };
            int added = 0;
            for (var each : threads.invokeAll(Collections.nCopies(writers, writer))) added += each.get();

            assertThat(added).isEqualTo(300);
        }
        assertThat(TestDatabase.ask(database, "select count(*) from nines.observation")).isEqualTo("300");
        assertThat(TestDatabase.ask(database, "select count(*) from nines.series")).isEqualTo("1");
    }

    @Test
    void reading_locks_only_the_days_that_are_asked_however_often_it_was_done() {
        var database = TestDatabase.migrated();
        var observations = new PostgresObservations(database, new SeriesTable(database));
        for (int d = 0; d < 20; d++) {
            observations.append(List.of(answer(FAST, MIDNIGHT.plus(Duration.ofDays(d)), 1, 2)));
        }

        String locked = "select count(distinct relation) from pg_locks join pg_class c on c.oid = relation"
                + " where relname ~ '^observation_2026....$' and database = (select oid from pg_database where datname = current_database())";
        for (int round = 0; round < 12; round++) {
            observations.between(List.of(FAST), MIDNIGHT, MIDNIGHT.plusSeconds(60),
                    _ -> assertThat(TestDatabase.ask(database, locked)).isEqualTo("1"));
        }
    }

    @Test
    void a_usual_row_has_no_detail() {
        store.append(List.of(answer(FAST, MIDNIGHT, 310_000, 900_000),
                failure(FAST, MIDNIGHT.plusSeconds(1), FailureKind.AUTH)));

        assertThat(TestDatabase.ask(DATABASE, "select detail from nines.observation where class = 'OK'"))
                .isEqualTo("null");
        assertThat(TestDatabase.ask(DATABASE, "select detail ->> 'text' from nines.observation where class = 'AUTH'"))
                .isEqualTo("said AUTH");
    }

    @Test
    void a_row_keeps_the_tier_it_is_registered_with_and_not_the_one_a_late_row_remembers() {
        var table = new SeriesTable(DATABASE);
        var promoted = new Series(FAST.target(), "pro", FAST.vantage());

        table.register(List.of(promoted));
        store.append(List.of(answer(FAST, MIDNIGHT, 1, 2)));

        assertThat(table.all()).contains(promoted).doesNotContain(FAST);
    }

    @Test
    void an_absent_database_is_said_with_what_was_wanted() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        nowhere.setDatabaseName("nines");
        var away = new PostgresObservations(nowhere, new SeriesTable(nowhere));

        assertThatThrownBy(() -> away.append(List.of(answer(PRO, MIDNIGHT, 1, 2)))).isInstanceOf(StoreUnavailable.class)
                .hasMessage("number 1 series").hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_refusal_of_any_kind_is_said_with_what_was_wanted() {
        var database = TestDatabase.migrated();
        var observations = new PostgresObservations(database, new SeriesTable(database));
        TestDatabase.execute(database, "alter table nines.observation add check (http_status = 1)");

        assertThatThrownBy(() -> observations.append(List.of(answer(FAST, MIDNIGHT, 1, 2))))
                .isInstanceOf(StoreUnavailable.class).hasMessage("append 1 observations");
    }

    private static String partitions(DataSource database) {
        return TestDatabase.ask(database, "select string_agg(relid::regclass::text, ' ' order by relid::regclass::text)"
                + " from pg_partition_tree('nines.observation') where isleaf").replace("nines.", "");
    }
}
