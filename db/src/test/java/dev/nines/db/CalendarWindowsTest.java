package dev.nines.db;

import static dev.nines.db.Samples.FAST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.rollup.Progress;
import dev.nines.db.rollup.Rollups;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows of people's calendars, cut by daylight saving, leap days and the ends of years, asked by sessions that live there. */
class CalendarWindowsTest {
    private static final Duration EVERY = Duration.ofMinutes(10);

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                       zone,                from,       to,         hours
        a day of 23 hours,                          Europe/Zurich,       2026-03-29, 2026-03-30, 23
        a day of 25 hours,                          Europe/Zurich,       2025-10-26, 2025-10-27, 25
        the month that holds both halves,           Europe/Zurich,       2026-03-01, 2026-04-01, 743
        a day of 23 hours in America,               America/New_York,    2026-03-08, 2026-03-09, 23
        the first of a month that has 25 hours,     America/New_York,    2020-11-01, 2020-11-02, 25
        half an hour forward,                       Australia/Lord_Howe, 2025-10-05, 2025-10-06, 23.5
        half an hour back,                          Australia/Lord_Howe, 2026-04-05, 2026-04-06, 24.5
        midnight at a quarter past an hour of UTC,  Asia/Kathmandu,      2025-07-01, 2025-07-02, 24
        the end of a year far in the east,          Pacific/Kiritimati,  2025-12-31, 2026-01-01, 24
        the end of a year in the west,              America/New_York,    2025-12-31, 2026-01-01, 24
        a leap day,                                 Europe/Zurich,       2024-02-29, 2024-03-01, 24
        February of a leap year,                    Asia/Kathmandu,      2024-02-01, 2024-03-01, 696
        February of another,                        Asia/Kathmandu,      2025-02-01, 2025-03-01, 672
        """)
    void a_window_holds_the_runs_that_its_hours_have_room_for(String name, ZoneId zone, LocalDate from, LocalDate to, double hours) {
        var window = new Window(from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
        var database = TestDatabase.inZone(TestDatabase.migrated(), zone.getId());
        var table = new SeriesTable(database);
        var store = new PostgresObservations(database, table);
        var first = window.from.minus(Duration.ofDays(1));
        store.append(slots(first, window.to.plus(Duration.ofDays(1))));
        var plans = new Plans(database, table);
        plans.keep(List.of(new Plan(FAST, first, window.to.plus(Duration.ofDays(1)), first, EVERY)));
        long expected = Math.round(hours * 6);

        assertThat(stored(store, window)).hasSize((int) expected);
        assertThat(plans.expectedSlots(List.of(FAST), window.from, window.to)).containsEntry(FAST, expected);
        assertThat(new ClassCounts(database, table).between(window.from, window.to))
                .containsEntry(FAST, Map.of(ObservationClass.OK, expected));
        assertThat(samples(database, window)).as("from raw rows").isEqualTo(expected);

        sumUp(database, window.to.plus(Duration.ofDays(70)));
        assertThat(samples(database, window)).as("from sums").isEqualTo(expected);
    }

    private record Window(Instant from, Instant to) {}

    private static long samples(DataSource database, Window window) {
        return Long.parseLong(TestDatabase.ask(database, "select n from nines.latency_quantiles('" + window.from + "', '" + window.to
                + "', 'total_us', '{0.5}', 'all')"));
    }

    private static List<Observation> slots(Instant from, Instant to) {
        return LongStream.range(0, Duration.between(from, to).dividedBy(EVERY))
                .mapToObj(k -> Samples.answer(FAST, from.plus(EVERY.multipliedBy(k)), 1_000 + k, 90_000 + k)).toList();
    }

    private static List<Observation> stored(PostgresObservations store, Window window) {
        var found = new ArrayList<Observation>();
        store.between(List.of(FAST), window.from, window.to, found::add);
        return found;
    }

    private static void sumUp(DataSource database, Instant now) {
        var rollups = new Rollups(database);
        while (rollups.advance(now) instanceof Progress.MoreToDo) {
            // and the next part
        }
    }
}
