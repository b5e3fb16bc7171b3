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
import dev.nines.probe.Observation;
import dev.nines.sla.seal.CsvLine;
import dev.nines.sla.seal.RowFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayRowsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");

    @Test
    void an_answer_is_a_line_of_facts() {
        var database = TestDatabase.migrated();
        append(database, List.of(Samples.answer(FAST, MIDNIGHT.plusNanos(1_234_567_000), 812_000, 1_900_000)));

        assertThat(lines(database, FIRST, FIRST.plusDays(1))).containsExactly("2026-10-01T00:00:01.234567Z,"
                + "global/chat/deepseek-ai/DeepSeek-V4-Flash@home,2026-10-01T00:00:01.234609Z,OK,200,,,,fresh,120,900,4000,80,812000,812000,"
                + "812000,1900000,1900000,7000,5000,21,9,,,0.00001230,stop,deepseek-ai/DeepSeek-V4-Flash,,,req-1,,reasoning,chat-1,true,");
        assertThat(lines(database, FIRST, FIRST.plusDays(1))).allMatch(l -> CsvLine.cells(l).size() == RowFormat.COLUMNS.size());
    }

    @Provide
    Arbitrary<List<Observation>> batch() {
        return AnyObservation.of(FAST, PRO).list().ofMaxSize(30);
    }

    /** Whatever was observed, on any server clock: what the columns give is what the run was. */
    @Property(tries = 50)
    void any_row_is_the_line_of_what_was_observed(@ForAll("batch") List<Observation> batch) {
        var database = InZone.DATABASE;
        TestDatabase.execute(InZone.SUPERUSER, "truncate nines.observation");
        append(database, batch);

        var first = new LinkedHashMap<String, String>(); // of a slot that comes twice the first stays
        batch.forEach(o -> first.putIfAbsent(o.series().name() + ByHand.micros(o.scheduledAt()), ByHand.line(o)));
        var expected = Stream.of(FAST, PRO).sorted((a, b) -> a.name().compareTo(b.name()))
                .flatMap(s -> first.entrySet().stream().filter(e -> e.getKey().startsWith(s.name())).sorted(Map.Entry.comparingByKey()))
                .map(Map.Entry::getValue).toList();
        assertThat(lines(database, FIRST.minusDays(3), FIRST.plusDays(4))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/New_York", "Pacific/Kiritimati"})
    void a_day_begins_and_ends_at_midnight_utc_wherever_the_server_is(String zone) {
        var database = TestDatabase.inZone(TestDatabase.migrated(), zone);
        append(database, Stream.of("2026-09-30T23:59:59.999999Z", "2026-10-01T00:00:00Z", "2026-10-01T23:59:59.999999Z", "2026-10-02T00:00:00Z")
                .map(at -> Samples.answer(FAST, Instant.parse(at), 1, 2)).toList());

        assertThat(lines(database, FIRST, FIRST.plusDays(1))).extracting(l -> l.substring(0, 27))
                .containsExactly("2026-10-01T00:00:00.000000Z", "2026-10-01T23:59:59.999999Z");
    }

    @Test
    void rows_come_with_the_roots_of_their_moment_or_not_at_all() {
        var database = TestDatabase.migrated();
        var rows = new DayRows(database, new SeriesTable(database));
        var days = new TreeSet<>(List.of(FIRST, FIRST.plusDays(2)));
        append(database, Stream.of(0, 24, 48).map(hour -> Samples.answer(FAST, MIDNIGHT.plus(Duration.ofHours(hour)), 1, 2)).toList());
        var heard = new ArrayList<String>();

        assertThat(rows.each(Samples.series("never/asked"), days, heard::add)).hasValue(List.of());
        assertThat(rows.each(FAST, days, heard::add)).isEmpty();
        assertThat(heard).isEmpty();
        SealedDays.now(FIRST, FIRST.plusDays(3), FAST, database);
        assertThat(rows.each(FAST, days, heard::add)).hasValueSatisfying(roots ->
                assertThat(roots).extracting(r -> r.root().day() + " " + r.root().rows()).containsExactly("2026-10-01 1", "2026-10-03 1"));
        assertThat(heard).extracting(line -> line.substring(0, 10)).containsExactly("2026-10-01", "2026-10-03");

        append(database, List.of(Samples.answer(FAST, MIDNIGHT.plusSeconds(60), 1, 2)));
        assertThat(rows.each(FAST, days, heard::add)).isEmpty();
        assertThat(heard).hasSize(2);
    }

    private static final class InZone {
        static final DataSource SUPERUSER = TestDatabase.migrated();
        static final DataSource DATABASE = TestDatabase.inZone(SUPERUSER, "Australia/Lord_Howe");
    }

    private static void append(DataSource database, List<Observation> rows) {
        new PostgresObservations(database, new SeriesTable(database)).append(rows);
    }

    private static List<String> lines(DataSource database, LocalDate from, LocalDate to) {
        return Stored.lines(database, List.of(PRO, FAST, Samples.series("never/asked")), from, to);
    }
}
