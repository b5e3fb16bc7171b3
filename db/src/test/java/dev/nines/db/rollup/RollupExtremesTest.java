package dev.nines.db.rollup;

import static dev.nines.db.Samples.FAST;
import static dev.nines.db.Samples.MIDNIGHT;
import static dev.nines.db.Samples.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollupExtremesTest {
    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Instant LATER = MIDNIGHT.plus(Duration.ofDays(90));

    private final PostgresObservations store = new PostgresObservations(DATABASE, new SeriesTable(DATABASE));

    @BeforeEach
    void empty() {
        Sum.clear(DATABASE);
    }

    @Test
    void the_least_and_the_greatest_latency_are_kept_in_every_minute_of_an_hour() {
        var latencies = List.of(0L, 1L, 2_047L, 2_048L, 2_049L, 999_999L, (long) Integer.MAX_VALUE, Long.MAX_VALUE / 1_000);
        var rows = new ArrayList<Observation>();
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < latencies.size(); i++) {
                rows.add(answer(FAST, MIDNIGHT.plusSeconds(60L * minute + i), latencies.get(i), latencies.get(i)));
            }
        }
        store.append(rows);

        drain();

        assertThatAllSumsAre(Recount.of(rows));
        assertThat(TestDatabase.ask(DATABASE, "select min(e) < 0 from nines.latency_hour, unnest(entries) e")).isEqualTo("t");
    }

    @Test
    void more_runs_of_a_minute_than_an_entry_counts_take_several_entries() {
        var rows = new ArrayList<Observation>();
        for (int n : new int[] {2_046, 2_047, 2_048, 4_094, 5_000}) {
            var minute = MIDNIGHT.plusSeconds(60L * (rows.size() % 60));
            rows.addAll(IntStream.range(0, n).mapToObj(i -> answer(FAST, minute.plusMillis(i), n, 7)).toList());
        }
        store.append(rows);

        drain();

        assertThatAllSumsAre(Recount.of(rows));
    }

    @Test
    void more_runs_of_a_day_than_an_entry_counts_take_several_entries() {
        store.append(List.of(answer(FAST, MIDNIGHT, 777, 777)));
        TestDatabase.execute(DATABASE, """
                insert into nines.observation (slot, sent_lag_us, flags, series_id, class, simulated, probe_version, total_us)
                select slot + ms * interval '1 millisecond', 0, 0, series_id, 'OK', false, 'chat-1', 777
                from nines.observation, generate_series(1, 69999) ms""");
        store.append(List.of(answer(FAST, MIDNIGHT.plus(Duration.ofDays(1)), 777, 777)));

        drain();

        assertThat(entries("latency_day", "day = '2026-10-01'")).isEqualTo("777 65535, 777 4465");
        assertThat(entries("latency_month", "true")).isEqualTo("777 65535, 777 4466");
        assertThat(TestDatabase.ask(DATABASE, "select n || ' ' || sum_us from nines.latency_month where metric = 'total_us'"))
                .isEqualTo("70001 " + 70_001 * 777L);
    }

    private static String entries(String table, String where) {
        return TestDatabase.ask(DATABASE, ("select string_agg((e >> 16) || ' ' || (e & 65535), ', ' order by place) from nines.%s,"
                + " unnest(entries) with ordinality as u (e, place) where metric = 'total_us' and %s").formatted(table, where));
    }

    private static void drain() {
        var rollups = new Rollups(DATABASE);
        while (rollups.advance(LATER) instanceof Progress.MoreToDo) {}
    }

    private static void assertThatAllSumsAre(Recount recount) {
        assertThat(Sum.hours(DATABASE)).isEqualTo(recount.hours());
        assertThat(Sum.days(DATABASE)).isEqualTo(recount.days());
        assertThat(Sum.months(DATABASE)).isEqualTo(recount.months());
    }
}
