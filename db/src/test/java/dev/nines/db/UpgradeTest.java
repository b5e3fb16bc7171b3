package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Observation;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From every version that a database may have, with what a service of that version had put into it. */
class UpgradeTest {
    private static final int RUNS = 2 * (90 + 12);
    /** Every version of this build but the newest, in their order. */
    private static final List<String> EARLIER = TestDatabase.ask(TestDatabase.migrated(), """
            select string_agg(version, e'\\n' order by installed_rank desc) from nines.flyway_schema_history where version is not null""")
            .lines().skip(1).toList().reversed();
    private static final Map<String, Upgraded> UPGRADED = new HashMap<>();

    /**
     * A database that came from an earlier version.
     *
     * @param before the rows of each table, as they were
     * @param migrations how many it took
     */
    private record Upgraded(DataSource database, Map<String, List<String>> before, int migrations) {}

    static List<String> earlier() {
        return EARLIER;
    }

    @ParameterizedTest(name = "from version {0}")
    @MethodSource("earlier")
    void every_row_of_an_earlier_version_is_still_there(String version) {
        var upgraded = upgraded(version);
        var database = upgraded.database;
        var before = upgraded.before;
        assertThat(before.get("observation")).hasSize(RUNS);
        assertThat(upgraded.migrations).isPositive();

        var after = rows(database);
        assertThat(after).containsKeys(before.keySet().toArray(String[]::new));
        before.forEach((table, rows) -> assertThat(lost(database, table, rows)).as(table).isEqualTo("0"));
        before.forEach((table, rows) -> {
            if (!table.equals("flag") && !table.equals("rollup_due")) assertThat(after.get(table)).as(table).hasSameSizeAs(rows);
        });
        assertThat(Migrations.migrate(database)).isZero();
    }

    @ParameterizedTest(name = "from version {0}")
    @MethodSource("earlier")
    void every_run_is_due_for_the_sums_of_its_hour_and_is_read_by_the_code_of_today(String version) {
        var database = upgraded(version).database;

        assertThat(TestDatabase.ask(database, """
                select count(*) from nines.observation o
                where not exists (select from nines.rollup_due d where d.level = 'hour' and o.series_id = any(d.series_ids)
                                  and d.at <= o.slot and o.slot < d.at + interval '1 hour')""")).isEqualTo("0");
        var store = new PostgresObservations(database, new SeriesTable(database));
        var found = new ArrayList<Observation>();
        store.between(List.of(FAST, PRO), Instant.EPOCH, ObservationStoreContract.EVER, found::add);
        assertThat(found).hasSize(RUNS);
        assertThat(store.append(found)).isZero();
    }

    @Test
    void a_database_of_a_newer_build_is_refused_and_left_alone() {
        var database = TestDatabase.migrated();
        TestDatabase.execute(database, """
                insert into nines.flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select 9999, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1, 'somebody', 1, true""");

        assertThatThrownBy(() -> Migrations.migrate(database)).isInstanceOf(StoreUnavailable.class).cause()
                .hasMessage("schema nines has version 9999, which this build does not know; start the build that made it, or a newer one");
    }

    private static Upgraded upgraded(String version) {
        return UPGRADED.computeIfAbsent(version, _ -> {
            var database = filled(version);
            var before = rows(database);
            return new Upgraded(database, before, Migrations.migrate(database));
        });
    }

    private static DataSource filled(String version) {
        var database = TestDatabase.empty();
        Migrations.migrate(database, MigrationVersion.fromVersion(version));
        for (String v : EARLIER) {
            fixture(v).forEach(sql -> TestDatabase.execute(database, sql));
            if (v.equals(version)) return database;
        }
        return database;
    }

    private static Stream<String> fixture(String version) {
        try (var file = UpgradeTest.class.getResourceAsStream("upgrade/V" + version + ".sql")) {
            return file == null ? Stream.of() : Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each table's rows as JSON: the tables that hold what a service kept, and not Flyway's own. */
    private static Map<String, List<String>> rows(DataSource database) {
        String tables = TestDatabase.ask(database, """
                select string_agg(relname, e'\\n') from pg_class where relnamespace = 'nines'::regnamespace
                and relkind in ('r', 'p') and not relispartition and relname <> 'flyway_schema_history'""");
        var rows = new TreeMap<String, List<String>>();
        for (String table : tables.lines().toList()) {
            String all = TestDatabase.ask(database, "select coalesce(string_agg(to_jsonb(t)::text, e'\\n'), '') from nines." + table + " t");
            rows.put(table, all.lines().toList());
        }
        return rows;
    }

    /** How many of these rows are nowhere in the table, whatever columns it has got since. */
    private static String lost(DataSource database, String table, List<String> rows) {
        return TestDatabase.ask(database, """
                select count(*) from jsonb_array_elements($rows$[%s]$rows$::jsonb) kept
                where not exists (select from nines.%s t where to_jsonb(t) @> kept)""".formatted(String.join(",", rows), table));
    }
}
