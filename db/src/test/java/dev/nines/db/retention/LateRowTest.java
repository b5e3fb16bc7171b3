package dev.nines.db.retention;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.PRO;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.retention.Piece.Kind;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.db.seal.SealedDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From rows to sums to what is left of both, and what comes after. */
class LateRowTest {
    private static final Instant FIRST = Instant.parse("2024-02-28T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2024-09-01T12:00:00Z");
    private static final Ages HOURS_TOO = new Ages(Duration.ofDays(75), Duration.ofDays(90), Duration.ofDays(400));
    private static final int DAYS = 3;

    private final DataSource database = TestDatabase.inZone(TestDatabase.migrated(), "Asia/Kolkata");
    private final SeriesTable series = new SeriesTable(database);
    private final PostgresObservations store = new PostgresObservations(database, series);
    private final Rollups rollups = new Rollups(database);
    private final Retention retention = new Retention(database);
    private final Quarantine quarantine = new Quarantine(database, series);

    @BeforeEach
    void three_days_that_are_summed_up_and_one_that_is_young() {
        store.append(IntStream.range(0, DAYS * 24 * 4).mapToObj(i -> answer(FAST, FIRST.plusSeconds(i * 900L), 1_000 + i, 9_000)).toList());
        store.append(List.of(answer(FAST, AS_OF.minus(Duration.ofDays(10)), 1, 2)));
        sumUp();
        seal();
    }

    @Test
    void a_late_row_of_a_dropped_day_is_kept_apart_and_changes_no_sum() {
        String before = sums();
        assertThat(dropped(Kind.RAW, Ages.USUAL)).isEqualTo(DAYS);
        var late = answer(FAST, FIRST.plusSeconds(7), 5, 6);

        assertThat(store.append(List.of(late, answer(PRO, FIRST.plus(Duration.ofDays(2)), 5, 6)))).isEqualTo(2);
        sumUp();

        assertThat(store.append(List.of(late))).isZero();
        assertThat(sums()).isEqualTo(before);
        assertThat(quarantine.count()).isEqualTo(2);
        assertThat(quarantine.count(List.of(FAST), FIRST, AS_OF)).isEqualTo(1);
        assertThat(quarantine.count(List.of(FAST, PRO), FIRST.plusSeconds(8), AS_OF)).isEqualTo(1);
        assertThat(quarantine.rawFrom()).isEqualTo(FIRST.plus(Duration.ofDays(DAYS)));
    }

    @Test
    void a_late_row_of_a_day_that_is_still_there_is_summed_up_and_sealed_before_the_day_goes() {
        assertThat(quarantine.rawFrom()).isEqualTo(Instant.MIN);
        store.append(List.of(answer(FAST, FIRST.plusSeconds(7), 5, 6)));

        assertThat(retention.round(AS_OF, Ages.USUAL).getFirst().fate()).isEqualTo(new Piece.Stays(new Kept.Due()));
        sumUp();
        assertThat(retention.round(AS_OF, Ages.USUAL).getFirst().fate()).isEqualTo(new Piece.Stays(new Kept.Unsealed()));
        seal();

        assertThat(dropped(Kind.RAW, Ages.USUAL)).isEqualTo(DAYS);
        assertThat(ask("select ok from nines.availability_day where day = '2024-02-28'")).isEqualTo("97");
        assertThat(quarantine.count()).isZero();
    }

    @Test
    void hours_that_were_dropped_leave_their_days_and_months_as_they_were() {
        String days = ask("select string_agg(d::text, ' ' order by d) from nines.latency_day d");
        dropped(Kind.RAW, Ages.USUAL);
        TestDatabase.execute(database, "update nines.raw_state set raw_from = '2024-04-01Z'"); // as later days are dropped
        assertThat(dropped(Kind.HOURS, HOURS_TOO)).isEqualTo(2); // February and March

        store.append(List.of(answer(FAST, FIRST.plusSeconds(7), 5, 6)));
        sumUp();

        assertThat(ask("select string_agg(d::text, ' ' order by d) from nines.latency_day d")).isEqualTo(days);
        assertThat(ask("select kept_from = '2024-04-01Z' from nines.rollup_state where level = 'hour'")).isEqualTo("t");
        assertThat(ask("select sum(n) from nines.latency_month where metric = 'total_us' and month = '2024-02-01'")).isEqualTo("192");
    }

    @Test
    void partitions_of_sums_are_made_ahead() {
        retention.ensureSums(LocalDate.of(2024, 12, 31));
        retention.ensureSums(LocalDate.of(2025, 1, 1));

        assertThat(ask("select string_agg(relname, ' ' order by relname) from pg_class where relname ~ '^latency_.*_(202412|2024|202501|2025)$'"))
                .isEqualTo("latency_day_2024 latency_day_2025 latency_hour_202412 latency_hour_202501");
    }

    private int dropped(Kind kind, Ages ages) {
        return (int) retention.round(AS_OF, ages).stream().filter(p -> p.kind() == kind && p.isDropped()).count();
    }

    private void sumUp() {
        while (rollups.advance(AS_OF) instanceof Progress.MoreToDo) {}
    }

    private void seal() {
        SealedDays.upTo(LocalDate.of(2024, 8, 1), database);
    }

    private String sums() {
        return ask("select (select string_agg(h::text, ' ' order by h) from nines.latency_hour h)"
                + " || (select string_agg(a::text, ' ' order by a) from nines.availability_hour a)"
                + " || (select string_agg(d::text, ' ' order by d) from nines.latency_day d)"
                + " || (select string_agg(m::text, ' ' order by m) from nines.latency_month m)");
    }

    private String ask(String sql) {
        return TestDatabase.ask(database, sql);
    }
}
