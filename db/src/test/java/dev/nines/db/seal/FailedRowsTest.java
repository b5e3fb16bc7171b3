package dev.nines.db.seal;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class FailedRowsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DataSource DATABASE = filled();

    @Test
    void they_are_the_sealed_rows_of_what_was_not_answered_by_series_and_slot() {
        var sealed = new ArrayList<String>();
        LocalDate day = LocalDate.ofInstant(MIDNIGHT, ZoneOffset.UTC);
        new DayRows(DATABASE, new SeriesTable(DATABASE)).each(List.of(FAST, PRO), day, day.plusDays(1), (_, line) -> sealed.add(line));

        assertThat(failures(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)))).hasSize(4)
                .isEqualTo(sealed.stream().filter(l -> !l.contains(",OK,")).toList());
    }

    @Test
    void the_end_of_the_stretch_is_not_in_it() {
        assertThat(failures(MIDNIGHT, MIDNIGHT.plus(MINUTE.multipliedBy(2)))).hasSize(1);
        assertThat(failures(MIDNIGHT.plus(MINUTE), MIDNIGHT.plus(MINUTE.multipliedBy(3)))).hasSize(3);
    }

    @Test
    void a_series_that_was_never_stored_has_none() {
        var lines = new ArrayList<String>();
        new FailedRows(DATABASE, new SeriesTable(DATABASE))
                .each(List.of(Samples.series("never/asked")), MIDNIGHT, MIDNIGHT.plus(MINUTE), (_, line) -> lines.add(line));

        assertThat(lines).isEmpty();
    }

    private static List<String> failures(Instant from, Instant to) {
        var lines = new ArrayList<String>();
        new FailedRows(DATABASE, new SeriesTable(DATABASE)).each(List.of(PRO, FAST, PRO), from, to, (_, line) -> lines.add(line));
        return lines;
    }

    private static DataSource filled() {
        var database = TestDatabase.migrated();
        Stream<Observation> rows = Stream.of(
                Samples.answer(PRO, MIDNIGHT, 1, 2), Samples.timeout(PRO, MIDNIGHT.plus(MINUTE), Duration.ofSeconds(20)),
                Samples.failure(PRO, MIDNIGHT.plus(MINUTE.multipliedBy(2)), FailureKind.SERVER_ERROR),
                Samples.answer(FAST, MIDNIGHT.plus(MINUTE), 1, 2), Samples.failure(FAST, MIDNIGHT.plus(MINUTE.multipliedBy(2)), FailureKind.RATE_LIMITED),
                Samples.failure(FAST, MIDNIGHT.plus(MINUTE.multipliedBy(3)), FailureKind.AUTH));
        new PostgresObservations(database, new SeriesTable(database)).append(rows.toList());
        return database;
    }
}
