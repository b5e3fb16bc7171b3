package dev.nines.db.seal;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.SeriesTable.Numbered;
import dev.nines.db.TestDatabase;
import dev.nines.db.TestRoles;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import dev.nines.probe.Target;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.SignedRoot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaySealsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-10-01");
    private static final LocalDate END = DAY.plusDays(3);
    private static final Instant LATER = Instant.parse("2026-10-08T00:00:00Z");
    private static final byte[] PUBLIC = "the public half".getBytes(StandardCharsets.UTF_8);
    private static final String KEY = Digest.over(PUBLIC).hex().substring(0, 32);

    private final DataSource superuser = TestRoles.database();
    /** By a role that owns nothing. */
    private final DataSource database = TestDatabase.as(superuser, TestRoles.SERVICE);
    private final PostgresObservations observations = new PostgresObservations(database, new SeriesTable(database));
    private final DaySeals seals = new DaySeals(database, new SeriesTable(database));

    /** On a server of another zone than days are counted in. */
    DaySealsTest() {
        TestDatabase.execute(superuser, "do $$ begin execute format('alter database %I set timezone to %L', current_database(), 'Asia/Kolkata'); end $$");
        new SealKeys(database).keep(KEY, PUBLIC);
    }

    @Test
    void a_root_is_that_of_the_days_lines_in_the_order_of_their_slots() {
        var rows = day(FAST, 0, 60);
        append(rows.reversed());
        append(day(PRO, 0, 7));

        assertThat(sealAll(FAST, PRO)).isEqualTo(2);

        var roots = seals.newest(List.of(PRO, FAST), DAY, END);
        assertThat(roots).extracting(r -> r.root().series() + " " + r.root().day() + " " + r.root().revision() + " " + r.root().rows())
                .containsExactly("global/chat/Pro/deepseek-ai/DeepSeek-R1@home 2026-10-01 1 7",
                        "global/chat/deepseek-ai/DeepSeek-V4-Flash@home 2026-10-01 1 60");
        assertThat(roots.getLast().root().root().hex()).isEqualTo(ByHand.root(rows.stream()));
        assertThat(roots.getLast()).isEqualTo(signed(roots.getLast().root()));
    }

    @Test
    void what_is_sealed_as_it_is_stays_as_it_is() {
        append(day(FAST, 0, 60));
        sealAll(FAST);
        var before = seals.newest(List.of(FAST), DAY, END);

        assertThat(sealAll(FAST)).isZero(); // looked at again, for its sums are not made yet
        sumUp();
        assertThat(seals.due(List.of(FAST), DAY, END)).isEmpty();
        assertThat(seals.settled(END)).isEmpty();
        assertThat(seals.newest(List.of(FAST), DAY, END)).isEqualTo(before);
    }

    @Test
    void a_late_row_makes_a_new_revision_of_its_day_and_the_old_one_stays() {
        append(day(FAST, 0, 60));
        sealAll(FAST);
        sumUp();

        var late = Samples.failure(FAST, MIDNIGHT.plusSeconds(30), FailureKind.SERVER_ERROR);
        append(List.of(late));
        assertThat(seals.due(List.of(FAST), DAY, END)).containsOnlyKeys(DAY);
        assertThat(seals.settled(END)).isEmpty(); // until its hour is summed up again
        sumUp();
        assertThat(seals.settled(END)).containsOnlyKeys(DAY);
        assertThat(sealAll(FAST)).isEqualTo(1);

        assertThat(seals.newest(List.of(FAST), DAY, END)).singleElement().extracting(SignedRoot::root)
                .returns(2, DayRoot::revision).returns(61L, DayRoot::rows)
                .returns(new Digest(ByHand.root(Stream.concat(day(FAST, 0, 60).stream(), Stream.of(late)))), DayRoot::root);
        assertThat(TestDatabase.ask(superuser, "select string_agg(revision || ':' || rows, ' ' order by revision) from nines.day_seal"))
                .isEqualTo("1:60 2:61");
        assertThat(seals.settled(END)).isEmpty();
    }

    @Test
    void a_row_that_was_there_already_changes_nothing() {
        append(day(FAST, 0, 60));
        sealAll(FAST);
        sumUp();

        append(day(FAST, 0, 60));

        assertThat(seals.due(List.of(FAST), DAY, END)).isEmpty();
    }

    @Test
    void a_day_without_rows_has_no_root() {
        append(day(FAST, 0, 3));
        append(day(FAST, 2, 3));

        assertThat(sealAll(FAST, PRO)).isEqualTo(2);
        assertThat(seals.newest(List.of(FAST, PRO, Samples.series("never/asked")), DAY, END)).extracting(r -> r.root().day())
                .containsExactly(DAY, DAY.plusDays(2));
    }

    @Test
    void a_day_that_is_not_over_is_left_alone() {
        append(day(FAST, 0, 3));
        append(day(FAST, 1, 3));
        sumUp();

        assertThat(seals.settled(DAY.plusDays(1))).containsOnlyKeys(DAY);
        assertThat(seals.due(List.of(FAST), DAY, DAY.plusDays(1))).containsOnlyKeys(DAY);
    }

    @Test
    void a_series_that_is_called_otherwise_now_is_sealed_by_its_new_name() {
        append(day(FAST, 0, 3));
        sealAll(FAST);
        sumUp();
        TestDatabase.execute(superuser, "update nines.series set endpoint = 'world'");
        var renamed = new Series(new Target("world", "chat", FAST.target().model()), FAST.tier(), FAST.vantage());
        var after = new DaySeals(database, new SeriesTable(database));

        var due = after.due(List.of(renamed), DAY, END);
        assertThat(due).containsOnlyKeys(DAY);
        assertThat(after.settled(END)).isEqualTo(due);
        after.seal(DAY, all(due), DaySealsTest::signed);

        assertThat(after.newest(List.of(renamed), DAY, END)).singleElement().extracting(SignedRoot::root)
                .returns(renamed.name(), DayRoot::series).returns(2, DayRoot::revision);
        assertThat(after.due(List.of(renamed), DAY, END)).isEmpty();
    }

    @Test
    void a_tier_that_changes_changes_no_root() {
        append(day(FAST, 0, 3));
        sealAll(FAST);
        var other = new Series(FAST.target(), "premium", FAST.vantage());
        new SeriesTable(database).register(List.of(other));

        assertThat(seals.seal(DAY, all(seals.due(List.of(other), DAY, END)), DaySealsTest::signed)).isZero();
    }

    @Test
    void who_dies_while_sealing_leaves_nothing_of_the_day_behind() {
        append(day(FAST, 0, 3));
        append(day(PRO, 0, 3));
        var due = all(seals.due(List.of(FAST, PRO), DAY, END));
        var signedYet = new ArrayList<DayRoot>();

        assertThatThrownBy(() -> seals.seal(DAY, due, root -> {
            if (!signedYet.isEmpty()) throw new IllegalStateException("killed here");
            signedYet.add(root);
            return signed(root);
        })).hasMessage("killed here");

        assertThat(seals.newest(List.of(FAST, PRO), DAY, END)).isEmpty();
        assertThat(sealAll(FAST, PRO)).isEqualTo(2);
    }

    @Test
    void a_server_that_loses_the_session_while_sealing_keeps_nothing_of_it() {
        append(day(FAST, 0, 3));
        var due = all(seals.due(List.of(FAST), DAY, END));

        assertThatThrownBy(() -> seals.seal(DAY, due, root -> {
            TestDatabase.execute(superuser, "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                    + " and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()");
            return signed(root);
        })).isInstanceOf(StoreUnavailable.class);

        assertThat(seals.newest(List.of(FAST), DAY, END)).isEmpty();
        assertThat(sealAll(FAST)).isEqualTo(1);
    }

    @Test
    void two_that_seal_at_once_make_one_revision() throws Exception {
        append(day(FAST, 0, 600));
        var due = all(seals.due(List.of(FAST), DAY, END));
        Callable<Integer> seal = () -> seals.seal(DAY, due, DaySealsTest::signed);

        int made = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var each : threads.invokeAll(List.of(seal, seal, seal, seal))) made += each.get();
        }
        assertThat(made).isEqualTo(1);
    }

    @Test
    void roots_stay_when_their_rows_go_and_nothing_is_sealed_anew() {
        append(day(FAST, 0, 3));
        sealAll(FAST);
        sumUp();
        TestDatabase.execute(superuser, "update nines.raw_state set raw_from = '2026-10-02 00:00Z'; drop table nines.observation_20261001");

        append(List.of(Samples.answer(FAST, MIDNIGHT.plusSeconds(33), 1, 2))); // to quarantine
        assertThat(seals.due(List.of(FAST), DAY, END)).isEmpty();
        assertThat(seals.settled(END)).isEmpty();
        assertThat(seals.newest(List.of(FAST), DAY, END)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update nines.day_seal set rows = 2", "delete from nines.day_seal", "truncate nines.day_seal",
        "update nines.seal_key set public_key = 'x'", "delete from nines.seal_key", "truncate nines.seal_key cascade"})
    void what_was_sealed_stays(String change) {
        append(day(FAST, 0, 3));
        sealAll(FAST);

        assertThatThrownBy(() -> TestDatabase.execute(superuser, change)).rootCause().hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void only_the_next_revision_can_be_added(int revision) {
        append(day(FAST, 0, 3));
        sealAll(FAST);

        assertThatThrownBy(() -> TestDatabase.execute(database, ("select nines.keep_day_seals('2026-10-01', '%s', '{1}', '{x}', '{%d}', '{3}',"
                + " array[sha256('')], array[sha256('') || sha256('')])").formatted(KEY, revision)))
                .rootCause().hasMessageContaining("not each seal is the next revision");
    }

    @Test
    void a_service_cannot_write_past_the_functions() {
        assertThatThrownBy(() -> TestDatabase.execute(database, "insert into nines.seal_key (key, public_key) values ('" + KEY + "', 'x')"))
                .rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void a_key_is_called_by_its_digest_and_known_once() {
        var keys = new SealKeys(database);
        keys.keep(KEY, PUBLIC);

        assertThat(keys.all()).containsOnlyKeys(KEY);
        assertThat(keys.all().get(KEY)).isEqualTo(PUBLIC);
        assertThatThrownBy(() -> keys.keep(KEY, new byte[] {1})).rootCause().hasMessageContaining("is not the name of this public key");
    }

    private static List<Numbered> all(Map<LocalDate, List<Numbered>> due) {
        return due.values().stream().flatMap(List::stream).toList();
    }

    private int sealAll(Series... of) {
        return seals.due(List.of(of), DAY, END).entrySet().stream().mapToInt(e -> seals.seal(e.getKey(), e.getValue(), DaySealsTest::signed)).sum();
    }

    private void append(List<Observation> rows) {
        observations.append(rows);
    }

    private void sumUp() {
        var rollups = new Rollups(database);
        while (rollups.advance(LATER) instanceof Progress.MoreToDo) {}
    }

    private static List<Observation> day(Series series, int day, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> answer(series, MIDNIGHT.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(i)), 100_000 + i, 200_000 + i)).toList();
    }

    /** What the database does not look at may be anything of the right length. */
    private static SignedRoot signed(DayRoot root) {
        byte[] half = Digest.over(root.signedText().getBytes(StandardCharsets.UTF_8)).bytes();
        byte[] whole = new byte[64];
        System.arraycopy(half, 0, whole, 0, 32);
        System.arraycopy(half, 0, whole, 32, 32);
        return new SignedRoot(root, KEY, Base64.getEncoder().encodeToString(whole));
    }
}
