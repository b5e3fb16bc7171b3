package dev.nines.db.retention;

import static dev.nines.db.retention.Shelf.AGES;
import static dev.nines.db.retention.Shelf.AS_OF;
import static dev.nines.db.retention.Shelf.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.retention.Piece.Dropped;
import dev.nines.db.retention.Piece.Fate;
import dev.nines.db.retention.Piece.Kind;
import dev.nines.db.retention.Piece.Stays;
import dev.nines.db.retention.Retention.KeptDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawRetentionTest {
    /** One for each case: nothing may depend on where a session takes itself to be. */
    private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Pacific/Kiritimati");
    private static final Instant SOON = AS_OF.plusSeconds(1);

    /** One day, 1 March 2024, of three rows that are summed up; what is said of it; what becomes of it. */
    static Stream<Arguments> days() {
        return Stream.of(
                day("nothing speaks against it", s -> s, new Dropped()),
                day("a claim on its month is open", s -> s.need("here", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", SOON),
                        new Stays(new Kept.Claimable("pro 2024-03", SOON))),
                day("a claim ended just now", s -> s.need("here", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", AS_OF), new Dropped()),
                day("a claim on its last hour", s -> s.need("here", "2024-03-01T23:00:00Z", "2024-04-01T00:00:00Z", SOON),
                        new Stays(new Kept.Claimable("pro 2024-03", SOON))),
                day("a claim on its first hour", s -> s.need("here", "2024-02-01T00:00:00Z", "2024-03-01T01:00:00Z", SOON),
                        new Stays(new Kept.Claimable("pro 2024-03", SOON))),
                day("claims on the days around it", s -> s.need("one", "2024-03-02T00:00:00Z", "2024-04-01T00:00:00Z", SOON)
                        .need("other", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z", SOON), new Dropped()),
                day("another monitor's claim", s -> s.need("there", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", SOON)
                        .need("here", "2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z", SOON),
                        new Stays(new Kept.Claimable("pro 2024-03", SOON))),
                day("an hour of it is due", s -> s.due("hour", "2024-03-01 23:00Z"), new Stays(new Kept.Due())),
                day("an hour of the next day is due", s -> s.due("hour", "2024-03-02 00:00Z"), new Dropped()),
                day("an hour of the day before is due", s -> s.due("hour", "2024-02-29 23:00Z"), new Dropped()),
                day("it is due itself", s -> s.due("day", "2024-03-01Z"), new Stays(new Kept.Due())),
                day("its month is due", s -> s.due("month", "2024-03-01Z"), new Stays(new Kept.Due())),
                day("other months are due", s -> s.due("month", "2024-02-01Z").due("month", "2024-04-01Z"), new Dropped()),
                day("its last hour is not closed", s -> s.closed("day", "2024-03-01 23:00Z"), new Stays(new Kept.Open())),
                day("days are closed up to its end", s -> s.closed("day", "2024-03-02Z"), new Dropped()),
                day("days were never closed", s -> s.closed("day", "-infinity"), new Stays(new Kept.Open())),
                day("it was never sealed", s -> s.execute("alter table nines.day_seal disable trigger all").execute("delete from nines.day_seal"),
                        new Stays(new Kept.Unsealed())),
                day("rows came after it was sealed", s -> s.execute("update nines.availability_day set local = 2"), new Stays(new Kept.Unsealed())),
                day("another series of it was never sealed", s -> s.execute("insert into nines.availability_day select day, 2, ok, server_error, timeout,"
                        + " truncated, malformed, empty, connect, model_not_found, rate_limited, quota, auth, bad_request, local"
                        + " from nines.availability_day"), new Stays(new Kept.Unsealed())),
                day("it was sealed anew", s -> s.execute("update nines.availability_day set local = 2").sealed(FIRST, 5), new Stays(new Kept.Differs(3, 5))),
                day("its day rows are not there", s -> s.execute("truncate nines.availability_day"), new Stays(new Kept.Differs(3, 0))),
                day("nothing of it is due, and it was sealed of fewer rows", s -> s.sealed(FIRST, 2), new Stays(new Kept.Unsealed())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void a_day_goes_or_stays_for_a_reason(String reason, UnaryOperator<Shelf> given, Fate fate) {
        String zone = ZONES.get(Math.floorMod(reason.hashCode(), ZONES.size()));
        var shelf = given.apply(Shelf.in(zone).with(FIRST, 3));

        assertThat(raw(shelf, AS_OF)).as(reason + " " + zone).containsExactly(
                new Piece(Kind.RAW, instant("2024-03-01"), instant("2024-03-02"), fate));
        assertThat(shelf.days()).isEqualTo(fate instanceof Dropped ? "null" : "2024-03-01");
        assertThat(shelf.ask("select raw_from at time zone 'UTC' from nines.raw_state"))
                .isEqualTo(fate instanceof Dropped ? "2024-03-02 00:00:00" : "-infinity");
    }

    @Test
    void a_day_is_old_when_the_retention_is_over_since_its_end_and_not_a_second_earlier() {
        var old = instant("2024-03-02").plus(AGES.raw());
        var shelf = Shelf.in("Europe/Zurich").with(FIRST, 3);

        assertThat(raw(shelf, old.minusSeconds(1))).extracting(Piece::fate).containsExactly(new Stays(new Kept.Young(old)));
        assertThat(raw(shelf, old)).extracting(Piece::fate).first().isEqualTo(new Dropped());
    }

    @Test
    void a_quarter_stays_until_the_claim_that_ends_thirty_days_after_it() {
        var deadline = Instant.parse("2024-05-01T00:00:00Z");
        var shelf = Shelf.in("UTC").with(LocalDate.of(2024, 1, 1), 3).need("here", "2024-01-01T00:00:00Z", "2024-04-01T00:00:00Z", deadline);

        assertThat(raw(shelf, deadline.minusSeconds(1))).extracting(Piece::fate)
                .containsExactly(new Stays(new Kept.Claimable("pro 2024-03", deadline)));
        assertThat(raw(shelf, deadline).getFirst().fate()).isEqualTo(new Dropped());
    }

    @Test
    void days_go_oldest_first_and_one_that_stays_keeps_all_after_it() {
        var shelf = Shelf.in("UTC").with(FIRST, 3).with(FIRST.plusDays(1), 4).with(FIRST.plusDays(4), 5).with(FIRST.plusDays(5), 6)
                .due("hour", "2024-03-05 07:00Z");

        var raw = raw(shelf, AS_OF);

        assertThat(raw).extracting(Piece::isDropped).containsExactly(true, true, false);
        assertThat(shelf.days()).isEqualTo("2024-03-05 2024-03-06");
        assertThat(shelf.retention.rawDays(AS_OF, AGES.raw())).containsExactly(
                new KeptDay(FIRST.plusDays(4), new Kept.Due()), new KeptDay(FIRST.plusDays(5), new Kept.Order()));
        shelf.execute("delete from nines.rollup_due");
        assertThat(shelf.retention.rawDays(AS_OF, AGES.raw())).extracting(KeptDay::why).containsOnly(new Kept.Ripe());
    }

    @Test
    void what_was_packed_of_a_day_goes_with_it() {
        var shelf = Shelf.in("Asia/Kolkata").with(FIRST, 3).with(FIRST.plusDays(1), 4).due("hour", "2024-03-02 07:00Z");
        for (var day : List.of(FIRST, FIRST.plusDays(1))) shelf.execute("select nines.keep_packed_day('" + day + "', '{1}')");

        raw(shelf, AS_OF);

        assertThat(shelf.ask("select string_agg(day || ':' || answers, ' ') from nines.packed_answers")).isEqualTo("2024-03-02:4");
    }

    @Test
    void a_clock_that_steps_back_drops_nothing() {
        var shelf = Shelf.in("UTC").with(FIRST, 3).with(FIRST.plusDays(1), 3);

        assertThat(raw(shelf, Instant.parse("1970-01-01T00:00:00Z"))).noneMatch(Piece::isDropped);
        assertThat(raw(shelf, instant("2024-03-02").plus(AGES.raw()))).filteredOn(Piece::isDropped).hasSize(1);
        assertThat(raw(shelf, instant("2024-03-01"))).noneMatch(Piece::isDropped);
        assertThat(shelf.days()).isEqualTo("2024-03-02");
        assertThat(shelf.ask("select raw_from = '2024-03-02Z' from nines.raw_state")).isEqualTo("t");
    }

    @Test
    void a_clock_that_runs_ahead_of_the_servers_makes_nothing_old() {
        var shelf = Shelf.in("UTC");
        var today = LocalDate.parse(shelf.ask("select (now() at time zone 'UTC')::date"));
        shelf.execute("create table nines.availability_day_x partition of nines.availability_day for values from ('2025-01-01') to ('9999-01-01')");
        shelf.with(today, 3).closed("day", "9999-01-01Z");

        assertThat(raw(shelf, Instant.parse("9000-01-01T00:00:00Z"))).noneMatch(Piece::isDropped);
    }

    @Test
    void what_a_monitor_needs_takes_the_place_of_what_it_needed() {
        var shelf = Shelf.in("UTC").with(FIRST, 3).need("here", "2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", SOON);

        shelf.retention.declare("here", List.of(), AS_OF);

        assertThat(raw(shelf, AS_OF).getFirst().fate()).isEqualTo(new Dropped());
    }

    @Test
    void an_empty_database_has_nothing_to_drop() {
        assertThat(Shelf.in("UTC").retention.round(AS_OF, AGES)).filteredOn(p -> p.kind() == Kind.RAW).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/New_York"})
    void a_day_that_was_dropped_is_never_made_again(String zone) {
        var shelf = Shelf.in(zone).with(FIRST, 3);
        raw(shelf, AS_OF);

        for (String day : List.of("2024-02-29", "2024-03-01")) {
            assertThatThrownBy(() -> shelf.ask("select nines.ensure_observation_partition('" + day + "')"))
                    .rootCause().hasMessageContaining("belongs into nines.quarantined_observation");
        }
        assertThat(shelf.ask("select nines.ensure_observation_partition((raw_from at time zone 'UTC')::date) from nines.raw_state")).isEqualTo("t");
    }

    @Test
    void partitions_are_kept_without_an_operator_those_of_earlier_versions_too() {
        var shelf = Shelf.in("UTC").with(FIRST, 3);

        assertThat(shelf.ask("select reloptions::text from pg_class where relname = 'observation_20240301'"))
                .contains("autovacuum_freeze_min_age=0", "autovacuum_vacuum_insert_scale_factor=0");
        assertThat(shelf.ask("select i.reloptions::text from pg_class i join pg_index x on x.indexrelid = i.oid join pg_am a on a.oid = i.relam"
                + " where x.indrelid = 'nines.observation_20240301'::regclass and a.amname = 'brin'")).isEqualTo("{autosummarize=on}");
    }

    private static List<Piece> raw(Shelf shelf, Instant asOf) {
        return shelf.retention.round(asOf, AGES).stream().filter(p -> p.kind() == Kind.RAW).toList();
    }

    private static Instant instant(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private static Arguments day(String reason, UnaryOperator<Shelf> given, Fate fate) {
        return Arguments.of(reason, given, fate);
    }
}
