package dev.nines.db;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Flag;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.StoreUnavailable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationsTest {
    @Test
    void an_empty_database_is_brought_up_once_by_any_number_of_processes() throws Exception {
        var database = TestDatabase.empty();
        Callable<Integer> migrate = () -> Migrations.migrate(database);
        int steps = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var each : threads.invokeAll(List.of(migrate, migrate))) steps += each.get();
        }

        assertThat(steps).isPositive();
        assertThat(Migrations.migrate(database)).isZero();
    }

    @Test
    void everything_stands_in_schema_nines_and_nothing_in_public() {
        var database = TestDatabase.migrated();

        assertThat(TestDatabase.ask(database,
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
                .isEqualTo("0");
        assertThat(TestDatabase.ask(database,
                "select count(*) from pg_tables where schemaname = 'nines' and tablename like 'qrtz%'"))
                .isEqualTo("11");
    }

    @Test
    void the_column_knows_the_thirteen_classes() {
        String words = TestDatabase.ask(TestDatabase.migrated(),
                "select string_agg(word::text, ' ') from unnest(enum_range(null::nines.observation_class)) word");

        assertThat(words).isEqualTo(Arrays.stream(ObservationClass.values()).map(Enum::name).collect(joining(" ")));
    }

    @Test
    void the_table_of_flags_spoils_the_same_latencies_as_the_code() {
        String spoils = TestDatabase.ask(TestDatabase.migrated(),
                "select string_agg(word || ': ' || array_to_string(spoils, ' '), '; ' order by bit) from nines.flag");

        assertThat(spoils).isEqualTo(Arrays.stream(Flag.values()).map(f -> f.word() + ": " + spoiltBy(f)).collect(joining("; ")));
    }

    private static String spoiltBy(Flag flag) {
        return Arrays.stream(Phase.values()).filter(p -> Flag.spoiling(p).contains(flag)).map(Phase::field).collect(joining(" "));
    }

    @Test
    void an_absent_database_is_said_in_one_sentence() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> Migrations.migrate(nowhere)).isInstanceOf(StoreUnavailable.class)
                .hasMessage("migrate schema nines");
    }
}
