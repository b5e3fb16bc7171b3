package dev.nines.db.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.probe.Phase;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dashboards draw over time: cells of a heat map, and classes. */
class HeatTest {
    private static final long BOUND = 800_000;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = """
        90 seconds, UTC,              2024-01-01T10:20:30.5Z, 2024-01-01T11:59:59Z
        5 minutes,  Asia/Kolkata,     2024-01-01T09:20:30.5Z, 2024-01-01T13:00:00Z
        1 hour,     Asia/Kolkata,     2023-12-31T20:20:30.5Z, 2024-01-01T13:30:00Z
        36 hours,   UTC,              2023-12-30T20:20:30.5Z, 2024-01-02T13:30:00Z
        7 days,     America/St_Johns, 2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        1 month,    America/St_Johns, 2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        """)
    void every_answer_is_in_the_cell_of_its_step_and_time(String step, String zone, Instant from, Instant to) {
        var database = TestDatabase.inZone(Watched.DATABASE, zone);
        var window = "'" + from + "', '" + to + "', '" + step + "', ";
        var heat = "nines.latency_heat(" + window + "'ttft_us', '{100000," + BOUND + ",5000000}')";
        var truth = Watched.TRAFFIC.new Truth(_ -> true, Phase.TTFT, from, to);
        long below = Long.parseLong(TestDatabase.ask(database, "select coalesce(sum(n), 0) from " + heat + " where cell < 2"));

        assertThat(TestDatabase.ask(database, "select coalesce(sum(n), 0) from " + heat)).isEqualTo(Long.toString(truth.count() - truth.failed()));
        assertThat(below).isBetween(truth.count() - truth.over(BOUND * 999 / 1000), truth.count() - truth.over(BOUND - 1));
        assertThat(TestDatabase.ask(database, "select count(*) from (select \"time\", sum(n) as n from " + heat + " group by 1) h full join nines.latency_series("
                + window + "'ttft_us', '{0.5}', 'all', '{}', nines.excluded()) s using (\"time\") where h.n is distinct from s.n")).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        13 seconds, 2024-01-01T10:20:30.5Z, 2024-01-01T10:59:59Z
        5 minutes,  2024-01-01T09:20:30.5Z, 2024-01-01T13:00:00Z
        36 hours,   2023-12-30T20:20:30.5Z, 2024-01-02T13:30:00Z
        7 days,     2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        """)
    void classes_of_steps_add_up(String step, Instant from, Instant to) {
        var window = "'" + from + "', '" + to + "'";
        var stepped = "nines.class_series(" + window + ", '" + step + "', 'tier')";

        assertThat(TestDatabase.ask(Watched.DATABASE, "select count(*) from (select group_key, class, sum(n) as n from " + stepped + " group by 1, 2) s full join"
                + " nines.class_counts(" + window + ", 'tier') c using (group_key, class) where s.n is distinct from c.n")).isEqualTo("0");
        assertThat(TestDatabase.ask(Watched.DATABASE, "select count(*) from (select \"time\", group_key, sum(n) as n from " + stepped
                + " group by 1, 2) s full join nines.uptime_series(" + window + ", '" + step + "', 'tier') u using (\"time\", group_key)"
                + " where s.n is distinct from u.up + u.down + u.excluded + u.conditional")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select * from nines.latency_heat('2024-01-01Z', '2024-01-02Z', null, 'ttft_us', '{1}')",
        "select * from nines.latency_heat('2024-01-01Z', '2024-01-02Z', '1 hour', 'ttft_us', null)",
        "select * from nines.latency_heat('2024-01-01Z', '2024-01-02Z', '1 hour', 'ttft_us', '{1,null}')",
        "select * from nines.latency_heat('2024-01-01Z', '2024-01-02Z', '1 hour', 'ttft_us', '{3000000000}')",
        "select * from nines.latency_heat('2024-01-01Z', '2024-01-02Z', '1 hour', 'ttft_us from x; --', '{1}')",
        "select * from nines.class_series('2024-01-01Z', '2024-01-02Z', null)"})
    void what_cannot_be_meant_is_refused(String sql) {
        assertThatThrownBy(() -> TestDatabase.execute(Watched.DATABASE, sql)).rootCause().hasMessageContaining("must");
    }
}
