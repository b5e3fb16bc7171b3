package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.Listings.Shelf;
import dev.nines.db.access.AuditLog;
import dev.nines.db.access.Change;
import dev.nines.db.access.KeptToken;
import dev.nines.db.access.KeptToken.Life;
import dev.nines.db.access.PostgresTokens;
import dev.nines.db.retention.Ages;
import dev.nines.db.retention.Need;
import dev.nines.db.retention.Piece;
import dev.nines.db.retention.Quarantine;
import dev.nines.db.retention.Retention;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.seal.SealedDays;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Incidents;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.db.state.PostgresStateLog;
import dev.nines.db.state.PostgresStatements;
import dev.nines.sla.store.StatementRegister.Next;
import dev.nines.sla.store.StatementRegister.Edition;
import dev.nines.sla.store.Enclosure;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.db.state.Remarks;
import dev.nines.db.state.Claims.Sent;
import dev.nines.db.state.Claims;
import dev.nines.db.state.Verdicts;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.Plan;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a service does, by a role that owns nothing, in tables of an owner who is no superuser. */
class ServiceRoleTest extends ObservationStoreContract {
    private static final DataSource SUPERUSER = TestRoles.database();
    private static final DataSource SERVICE = TestDatabase.as(SUPERUSER, TestRoles.SERVICE);

    @BeforeEach
    void empty() {
        TestDatabase.execute(SUPERUSER, "truncate nines.observation");
    }

    @Override
    protected ObservationSink sink() {
        return new PostgresObservations(SERVICE, new SeriesTable(SERVICE));
    }

    @Override
    protected void settle() {}

    @Override
    protected ObservationHistory history() {
        return new PostgresObservations(SERVICE, new SeriesTable(SERVICE));
    }

    @Test
    void it_sums_up_and_drops_what_is_old_and_nobody_needs() {
        var service = TestDatabase.as(TestRoles.database(), TestRoles.SERVICE);
        var march = Instant.parse("2024-03-01T00:00:00Z");
        var retention = new Retention(service);
        var store = new PostgresObservations(service, new SeriesTable(service));
        store.append(List.of(answer(FAST, march, 1, 2)));
        new Rollups(service).advance(march.plus(Duration.ofDays(100)));
        retention.ensureSums(LocalDate.of(2024, 4, 1));
        retention.declare("home", List.of(new Need("pro 2024-02", march.minusSeconds(60), march, march.plus(Duration.ofDays(200)))), march);
        SealedDays.upTo(LocalDate.of(2024, 4, 1), service);

        assertThat(retention.rawDays(march, Ages.USUAL.raw())).hasSize(1);
        assertThat(retention.round(march.plus(Duration.ofDays(99)), Ages.USUAL)).first().matches(Piece::isDropped);
        assertThat(store.append(List.of(answer(PRO, march, 1, 2)))).isEqualTo(1);
        var quarantine = new Quarantine(service, new SeriesTable(service));
        assertThat(quarantine.count()).isEqualTo(1);
        assertThat(quarantine.rawFrom()).isEqualTo(march.plus(Duration.ofDays(1)));
    }

    @Test
    void it_starts_on_tables_that_are_up_to_date_without_a_right_to_change_them() {
        assertThat(Migrations.migrate(SERVICE)).isZero();
    }

    @Test
    void it_plans_and_cuts() {
        var plans = new Plans(SERVICE, new SeriesTable(SERVICE));
        var plan = new Plan(PRO, MIDNIGHT, MIDNIGHT.plusSeconds(60), MIDNIGHT, Duration.ofSeconds(1));

        assertThat(plans.keep(List.of(plan))).isEqualTo(1);
        plans.cut(List.of(PRO), MIDNIGHT.plusSeconds(30));

        assertThat(plans.expectedSlots(List.of(PRO), MIDNIGHT, MIDNIGHT.plusSeconds(60))).containsEntry(PRO, 30L);
    }

    @Test
    void it_keeps_lists_and_tiers() {
        var shelf = new Shelf("global", "home");
        var listings = new Listings(SERVICE);
        listings.seen(shelf, MIDNIGHT, Set.of("a", "b"));
        listings.seen(shelf, MIDNIGHT.plusSeconds(60), Set.of("b"));
        new SeriesTable(SERVICE).register(List.of(FAST, PRO));

        assertThat(listings.of(shelf)).containsOnlyKeys("a", "b");
    }

    @Test
    void it_records_changes_and_sends_what_they_cause() {
        var log = new PostgresStateLog(SERVICE);
        var series = new SeriesId(PRO.name());
        log.record(new IncidentOpened("i-1", series, MIDNIGHT, MIDNIGHT.plusSeconds(2), "TIMEOUT"),
                List.of(new Message("m-1", "ops", "incident.opened", MIDNIGHT, "{}")));
        log.record(new IncidentClosed("i-1", series, MIDNIGHT.plusSeconds(60), MIDNIGHT.plusSeconds(62)), List.of());
        var outbox = new Outbox(SERVICE);
        outbox.claim(MIDNIGHT, Duration.ofSeconds(30), 10)
                .forEach(c -> outbox.delivered(c, new Attempt(MIDNIGHT, 200, Duration.ofMillis(12), "ok")));

        assertThat(new Incidents(SERVICE).openIncidents()).isEmpty();
        assertThat(new Deliveries(SERVICE).recent(10)).hasSize(1);
        assertThat(new Verdicts(SERVICE).all()).isEmpty();
    }

    @Test
    void it_writes_statements_and_asks_questions() {
        var statements = new PostgresStatements(SERVICE);
        for (var json : List.of("{}", "{\"credit\":250}")) {
            var file = new Enclosure("roots.csv", "ab".repeat(32), 1, new byte[1]);
            statements.keep("pro", "2026-10", MIDNIGHT, _ -> new Next("", new Edition(MIDNIGHT, json, "{}", List.of(file)), List.of()));
        }
        new PostgresStateLog(SERVICE).record(new IncidentOpened("i-2", new SeriesId(PRO.name()), MIDNIGHT, MIDNIGHT, "TIMEOUT"), List.of());
        new PostgresStateLog(SERVICE).record(new IncidentClosed("i-2", new SeriesId(PRO.name()), MIDNIGHT, MIDNIGHT), List.of());
        var change = new Change(MIDNIGHT, "ann", "x", "y", Map.of());
        new Remarks(SERVICE).add(new KeptRemark("i-2", MIDNIGHT, "ann", "", "called"), change);
        new Claims(SERVICE).add(new Sent("pro", "2026-10", MIDNIGHT, 1, "", "ann"), change);
        sink().append(List.of(answer(FAST, MIDNIGHT, 1_000, 2_000)));

        assertThat(statements.all()).hasSize(2);
        assertThat(statements.enclosure("pro", "2026-10", 2, "roots.csv")).isPresent();
        assertThat(TestDatabase.ask(SERVICE, "select n from nines.latency_quantiles('2026-10-01Z', '2026-10-02Z', 'ttft_us')")).isEqualTo("1");
    }

    @Test
    void it_keeps_tokens_and_notes_who_did_what() {
        var change = new Change(MIDNIGHT, "ann", "token.created", "a1", Map.of());
        var tokens = new PostgresTokens(SERVICE);
        tokens.add(new KeptToken("a1", "ci", Set.of("read"), "00".repeat(32), new Life(MIDNIGHT, "ann", Life.NEVER, Life.NEVER), KeptToken.UNUSED),
                change);
        tokens.used("a1", LocalDate.of(2026, 11, 2));

        assertThat(tokens.revoke("a1", change)).isTrue();
        assertThat(tokens.living(MIDNIGHT)).isEmpty();
        assertThat(new AuditLog(SERVICE).before(AuditLog.END, 10)).hasSize(2);
    }

    @Test
    void a_service_of_an_earlier_version_is_given_what_the_new_tables_need() {
        var database = TestDatabase.empty();
        TestDatabase.execute(database, "create schema nines authorization " + TestRoles.OWNER);
        var owner = TestDatabase.as(database, TestRoles.OWNER);
        Migrations.migrate(owner, MigrationVersion.fromVersion("14"));
        TestDatabase.execute(owner, "select nines.grant_service('" + TestRoles.SERVICE + "')");

        Migrations.migrate(owner);

        var service = TestDatabase.as(database, TestRoles.SERVICE);
        new AuditLog(service).add(new Change(MIDNIGHT, "SIGHUP", "config.reloaded", "nines.yaml", Map.of()));
        assertThat(new PostgresTokens(service).all()).isEmpty();
    }

    @Test
    void it_keeps_quartz_tables() {
        TestDatabase.execute(SERVICE, """
                insert into nines.qrtz_locks (sched_name, lock_name) values ('s', 'l');
                update nines.qrtz_locks set lock_name = 'm' where sched_name = 's';
                delete from nines.qrtz_locks where sched_name = 's'""");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update nines.observation set http_status = 1",
        "delete from nines.observation",
        "truncate nines.observation",
        "drop table nines.observation",
        "update nines.statement set body = ''",
        "delete from nines.statement",
        "delete from nines.delivery_attempt",
        "delete from nines.outbox",
        "delete from nines.incident",
        "delete from nines.latency_day",
        "update nines.availability_day set ok = 1",
        "update nines.packed_answers set answers = 1",
        "delete from nines.packed_answers",
        "insert into nines.packed_answers select * from nines.packed_answers",
        "delete from nines.flyway_schema_history",
        "update nines.audit set who = 'nobody'",
        "delete from nines.audit",
        "truncate nines.audit",
        "update nines.api_token set scopes = '{admin}'",
        "delete from nines.api_token",
        "create table nines.another (x int)"})
    void evidence_is_out_of_its_reach(String attempt) {
        sink().append(List.of(answer(FAST, MIDNIGHT, 1_000, 2_000)));

        assertThatThrownBy(() -> TestDatabase.execute(SERVICE, attempt)).rootCause()
                .hasMessageMatching("(?s)ERROR: (permission denied|must be owner|no privileges|nines.statement is append-only).*");
    }

    @Test
    void an_older_schema_is_refused_to_who_may_not_migrate() {
        var old = TestDatabase.as(TestDatabase.empty(), TestRoles.SERVICE);

        assertThatThrownBy(() -> Migrations.migrate(old)).isInstanceOf(StoreUnavailable.class).cause()
                .hasMessageContaining("permission denied for database");
    }
}
