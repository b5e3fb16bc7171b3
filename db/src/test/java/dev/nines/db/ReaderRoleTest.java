package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static dev.nines.db.Samples.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.FailureKind;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Grafana's user sees: views and questions, and nothing else. */
class ReaderRoleTest {
    private static final DataSource SUPERUSER = TestRoles.database();
    private static final DataSource READER = TestDatabase.as(SUPERUSER, TestRoles.READER);

    @BeforeAll
    static void fill() {
        new PostgresObservations(SUPERUSER, new SeriesTable(SUPERUSER)).append(List.of(
                answer(FAST, MIDNIGHT, 1_000, 2_000), failure(PRO, MIDNIGHT, FailureKind.CONNECT)));
    }

    @Test
    void observations_are_read_by_their_names_with_the_words_of_their_flags() {
        assertThat(TestDatabase.ask(READER, """
                select string_agg(concat_ws(' ', tier, class, effect, array_to_string(flags, ',')), '; ' order by tier)
                from nines.observation_view where scheduled_at >= '2026-10-01Z' and scheduled_at < '2026-10-02Z'"""))
                .isEqualTo("pro CONNECT DOWN_IF_CANARY_ANSWERED ; standard OK UP reasoning");
    }

    @Test
    void quantiles_are_asked() {
        assertThat(TestDatabase.ask(READER,
                "select n from nines.latency_quantiles('2026-10-01Z', '2026-10-02Z', 'ttft_us', '{0.5}', 'all', '{}', '{}')"))
                .isEqualTo("1");
    }

    static Stream<String> tables() {
        return TestDatabase.ask(SUPERUSER, """
                select string_agg(oid::regclass::text, e'\\n') from pg_class
                where relnamespace = 'nines'::regnamespace and relkind in ('r', 'p')""").lines();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_table_is_readable(String table) {
        assertThatThrownBy(() -> TestDatabase.ask(READER, "select * from " + table + " limit 1")).rootCause()
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into nines.series (endpoint, probe, model, vantage, tier) values ('e', 'p', 'm', 'v', '')",
        "update nines.observation_view set http_status = 1",
        "delete from nines.statement",
        "select nines.ensure_observation_partition('2026-12-01')",
        "select nines.grant_service(current_user)",
        "create table nines.mine (x int)"})
    void nothing_can_be_changed(String attempt) {
        assertThatThrownBy(() -> TestDatabase.execute(READER, attempt)).rootCause()
                .hasMessageMatching("(?s)ERROR: (permission denied|cannot update view).*");
    }

    /** A function that a later migration adds is everybody's until it is taken away. */
    @Test
    void only_questions_may_be_called_and_none_of_them_writes() {
        assertThat(TestDatabase.ask(READER, """
                select coalesce(string_agg(oid::regprocedure::text, ', '), 'none') from pg_proc
                where pronamespace = 'nines'::regnamespace and provolatile = 'v' and has_function_privilege(oid, 'execute')"""))
                .isEqualTo("none");
    }

    @Test
    void who_was_given_nothing_has_nothing() {
        assertThat(TestDatabase.ask(SUPERUSER, "select has_schema_privilege('public', 'nines', 'usage, create')")).isEqualTo("f");
        assertThat(TestDatabase.ask(SUPERUSER, """
                select coalesce(string_agg(relname, ', '), 'none') from pg_class, aclexplode(relacl) a
                where relnamespace = 'nines'::regnamespace and a.grantee = 0 and (relkind <> 'v' or a.privilege_type <> 'SELECT')"""))
                .isEqualTo("none");
    }

    @Test
    void a_function_that_acts_as_the_owner_looks_for_its_words_in_no_schema_of_the_caller() {
        assertThat(TestDatabase.ask(SUPERUSER, """
                select coalesce(string_agg(oid::regprocedure::text, ', '), 'none') from pg_proc
                where pronamespace = 'nines'::regnamespace and prosecdef
                  and not ('search_path=pg_catalog, nines, pg_temp' = any(coalesce(proconfig, '{}')))"""))
                .isEqualTo("none");
    }
}
