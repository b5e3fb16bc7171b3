package dev.nines.db.seal;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.PRO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.AnyObservation;
import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.seal.CsvLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FailureRowsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    private static final int CLASS_CELL = 3;

    private static final class Shared {
        static final DataSource DATABASE = TestDatabase.migrated();
    }

    @Provide
    Arbitrary<List<Observation>> batch() {
        return AnyObservation.of(FAST, PRO).list().ofMaxSize(30);
    }

    /** So that each can be looked for among them, byte for byte. */
    @Property(tries = 15)
    void they_are_the_sealed_lines_of_all_that_is_no_answer(@ForAll("batch") List<Observation> batch) {
        store(batch);
        var rows = Stored.lines(Shared.DATABASE, List.of(PRO, FAST), FIRST.minusDays(3), FIRST.plusDays(4));
        rows.removeIf(line -> CsvLine.cells(line).get(CLASS_CELL).equals("OK"));

        assertThat(failures(List.of(FAST, PRO, FAST), MIDNIGHT.minus(Duration.ofDays(3)), MIDNIGHT.plus(Duration.ofDays(4)))).isEqualTo(rows);
    }

    @Test
    void a_period_begins_with_its_first_slot_and_ends_before_the_next_one() {
        var from = MIDNIGHT.plus(Duration.ofHours(-2));
        var to = MIDNIGHT.plus(Duration.ofHours(22));
        store(List.of(failed(from.minusNanos(1_000)), failed(from), Samples.answer(FAST, MIDNIGHT, 1, 2), failed(to.minusNanos(1_000)), failed(to)));

        assertThat(failures(List.of(FAST, Samples.series("never/asked")), from, to)).extracting(line -> line.substring(0, 27))
                .containsExactly("2026-09-30T22:00:00.000000Z", "2026-10-01T21:59:59.999999Z");
        assertThat(failures(List.of(), from, to)).isEmpty();
    }

    private static void store(List<Observation> batch) {
        TestDatabase.execute(Shared.DATABASE, "truncate nines.observation");
        new PostgresObservations(Shared.DATABASE, new SeriesTable(Shared.DATABASE)).append(batch);
    }

    private static Observation failed(Instant slot) {
        return Samples.failure(FAST, slot, FailureKind.SERVER_ERROR);
    }

    private static List<String> failures(Collection<Series> of, Instant from, Instant to) {
        var lines = new ArrayList<String>();
        new FailureRows(Shared.DATABASE, new SeriesTable(Shared.DATABASE)).each(of, from, to, lines::add);
        return lines;
    }
}
