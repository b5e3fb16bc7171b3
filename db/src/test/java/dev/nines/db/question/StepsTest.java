package dev.nines.db.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.TestDatabase;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A window in steps, and what is counted in it. */
class StepsTest {
    private static final Percentile P90 = new Percentile(900_000);

    /** A step of a series: where it begins and ends within the window. */
    private record Step(Instant from, Instant to) {}

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = """
        13 seconds, UTC,              2024-01-01T10:20:30.5Z, 2024-01-01T10:59:59Z
        90 seconds, UTC,              2024-01-01T10:20:30.5Z, 2024-01-01T11:59:59Z
        5 minutes,  Asia/Kolkata,     2024-01-01T09:20:30.5Z, 2024-01-01T13:00:00Z
        7 minutes,  UTC,              2024-03-11T08:00:00Z,   2024-03-11T12:00:00Z
        1 hour,     Asia/Kolkata,     2023-12-31T20:20:30.5Z, 2024-01-01T13:30:00Z
        7 hours,    America/St_Johns, 2023-12-30T20:20:30.5Z, 2024-01-01T13:30:00Z
        36 hours,   UTC,              2023-12-30T20:20:30.5Z, 2024-01-02T13:30:00Z
        1 day,      Asia/Kolkata,     2023-12-30T20:20:30.5Z, 2024-01-02T03:00:00Z
        7 days,     America/St_Johns, 2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        1 month,    America/St_Johns, 2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        2 months,   UTC,              2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        """)
    void every_step_has_the_percentile_and_the_counts_of_its_runs(String step, String zone, Instant from, Instant to) throws SQLException {
        var database = TestDatabase.inZone(Watched.DATABASE, zone);
        var steps = new TreeMap<Instant, String>();
        String sql = "select \"time\", n || ' ' || bound, value_us from nines.latency_series('" + from + "', '" + to + "', '" + step
                + "', 'ttft_us', '{0.9}', 'all')";
        try (var connection = database.getConnection(); var ask = connection.createStatement(); var row = ask.executeQuery(sql)) {
            while (row.next()) {
                var begins = row.getObject(1, OffsetDateTime.class).toInstant();
                steps.put(begins, row.getString(2));
                var truth = truth(new Step(latest(begins, from), earliest(after(begins, step), to)));
                assertThat(row.getString(2)).as("%s", begins).isEqualTo(truth.count() + " " + word(truth));
                if (row.getString(3) != null) assertThat(row.getLong(3)).isBetween(micros(truth) * 9_995 / 10_000, micros(truth) * 10_005 / 10_000 + 1);
            }
        }
        var whole = truth(new Step(from, to));

        assertThat(steps.values().stream().mapToLong(s -> Long.parseLong(s.substring(0, s.indexOf(' ')))).sum()).isEqualTo(whole.count());
        assertThat(after(steps.firstKey(), step)).isAfter(from);
        assertThat(TestDatabase.ask(database, "select sum(up) || ' ' || sum(up + down + excluded + conditional) from nines.uptime_series('"
                + from + "', '" + to + "', '" + step + "', 'all')"))
                .isEqualTo(count(ObservationClass.OK, from, to) + " " + runs(from, to));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(textBlock = """
        2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z
        2024-01-01T00:00:00Z,   2024-03-01T00:00:00Z
        2024-01-01T10:11:12Z,   2024-01-01T10:44:45Z
        2024-01-05T00:00:00Z,   2024-01-06T00:00:00Z
        2023-12-30T03:10:07Z,   2024-01-02T02:20:09Z
        2023-12-30T03:40:00Z,   2024-01-01T21:50:00Z
        2023-12-30T20:10:00Z,   2024-01-01T21:05:00Z
        2023-12-30T11:31:00Z,   2024-01-01T12:29:00Z
        2023-12-30T11:29:00Z,   2024-01-01T12:31:00Z
        2023-12-30T23:05:00Z,   2024-01-02T00:55:00Z
        2023-12-30T00:55:59Z,   2024-03-09T23:58:00Z
        2024-01-01T01:02:03Z,   2024-03-11T10:59:59Z
        2023-12-31T13:00:00Z,   2024-01-02T05:45:00Z
        """)
    void uptime_counts_every_run_of_its_window(Instant from, Instant to) {
        long up = count(ObservationClass.OK, from, to);
        long down = LatencyQuantiles.FAILURES.stream().mapToLong(c -> count(c, from, to)).sum();
        long gone = count(ObservationClass.MODEL_NOT_FOUND, from, to);
        String window = "'" + from + "', '" + to + "'";

        assertThat(TestDatabase.ask(Watched.DATABASE, "select up || ' ' || down || ' ' || excluded || ' ' || conditional || ' ' || (round(uptime * (up + down), 6) = up)"
                + " from nines.uptime(" + window + ", 'all')"))
                .isEqualTo(runs(from, to) == 0 ? "no row" : up + " " + down + " " + (runs(from, to) - up - down - gone) + " " + gone + " true");
        assertThat(TestDatabase.ask(Watched.DATABASE, "select coalesce(sum(n), 0) from nines.class_counts(" + window + ", 'series') where class = 'TIMEOUT'"))
                .isEqualTo(Long.toString(count(ObservationClass.TIMEOUT, from, to)));
        assertThat(TestDatabase.ask(Watched.DATABASE, "select coalesce(sum(down), 0) from nines.uptime(" + window
                + ", 'vantage', '{\"tier\":\"standard\"}', down_classes => '{MODEL_NOT_FOUND}', excluded_classes => '{LOCAL}')"))
                .isEqualTo(Long.toString(Watched.TRAFFIC.runs().stream().filter(o -> inside(o.scheduledAt(), from, to))
                        .filter(o -> o.series().tier().equals("standard") && o.observationClass() == ObservationClass.MODEL_NOT_FOUND).count()));
    }

    @ParameterizedTest(name = "over {2} us from {0} to {1}")
    @CsvSource(textBlock = """
        2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z, 1000000
        2023-12-30T20:20:30.5Z, 2024-03-11T11:30:00Z, 1000447
        2024-01-01T00:00:00Z,   2024-03-01T00:00:00Z, 800000
        2024-01-01T10:11:12Z,   2024-01-01T10:44:45Z, 100000
        2024-01-01T10:11:12Z,   2024-01-01T10:44:45Z, 0
        2024-01-01T00:00:00Z,   2024-03-01T00:00:00Z, 30000000000
        """)
    void a_limit_parts_the_runs_but_for_those_in_its_own_bucket(Instant from, Instant to, long limit) throws SQLException {
        var truth = truth(new Step(from, to));
        String sql = "select n, within, over, unclear, failed from nines.latency_over('" + from + "', '" + to + "', 'ttft_us', " + limit + ", 'all')";
        try (var connection = Watched.DATABASE.getConnection(); var ask = connection.createStatement(); var row = ask.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            long within = row.getLong(2);
            long over = row.getLong(3);
            assertThat(row.getLong(1)).isEqualTo(truth.count()).isEqualTo(within + over + row.getLong(4));
            assertThat(truth.over(limit)).isBetween(over, over + row.getLong(4));
            assertThat(row.getLong(5)).isEqualTo(truth.failed());
            boolean isExact = from.plusSeconds(3_600).isAfter(to) || limit == 1_000_447 || limit > 2_000_000_000;
            if (isExact) assertThat(row.getLong(4)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select * from nines.latency_series('2024-01-01Z', '2024-01-02Z', '0', 'ttft_us')",
        "select * from nines.latency_series('2024-01-01Z', '2024-01-02Z', '-1 hour', 'ttft_us')",
        "select * from nines.latency_series('2024-01-01Z', '2024-01-02Z', '1 month 1 day', 'ttft_us')",
        "select * from nines.latency_series('2024-01-01Z', '2024-01-02Z', '1 microsecond', 'ttft_us')",
        "select * from nines.latency_series('2024-01-01Z', '2024-01-02Z', null, 'ttft_us')",
        "select * from nines.latency_series('-infinity', '2024-01-02Z', '1 day', 'ttft_us')",
        "select * from nines.latency_quantiles('2024-01-02Z', '2024-01-01Z', 'ttft_us')",
        "select * from nines.latency_quantiles(null, '2024-01-01Z', 'ttft_us')",
        "select * from nines.latency_quantiles('2024-01-01Z', '2024-01-02Z', 'ttft_us from nines.series; --')",
        "select * from nines.latency_over('2024-01-01Z', '2024-01-02Z', 'ttft_us', -1)",
        "select * from nines.uptime('2024-01-01Z', '2024-01-02Z', down_classes => '{OK}')",
        "select * from nines.uptime('2024-01-01Z', '2024-01-02Z', down_classes => '{AUTH}')",
        "select * from nines.uptime('2024-01-01Z', '2024-01-02Z', 'colour')",
        "select * from nines.uptime('2024-01-01Z', '2024-01-02Z', 'all', '{\"slot\":1}')"})
    void what_cannot_be_meant_is_refused(String sql) {
        assertThatThrownBy(() -> TestDatabase.execute(Watched.DATABASE, sql)).rootCause().hasMessageContaining("must");
    }

    private static Traffic.Truth truth(Step step) {
        return Watched.TRAFFIC.new Truth(_ -> true, Phase.TTFT, step.from(), step.to());
    }

    private static String word(Traffic.Truth truth) {
        if (truth.count() < P90.minimumSamples()) return "TOO_FEW_SAMPLES";
        return switch (truth.at(P90)) {
            case Measured _ -> "MEASURED";
            case AtLeast _ -> "AT_LEAST";
            case Never _ -> "NEVER";
        };
    }

    private static long micros(Traffic.Truth truth) {
        LatencyBound bound = truth.at(P90);
        return switch (bound) {
            case Measured(long us) -> us;
            case AtLeast(long us) -> us;
            case Never _ -> 0;
        };
    }

    private static Instant after(Instant begins, String step) {
        long many = Long.parseLong(step.substring(0, step.indexOf(' ')));
        var from = begins.atOffset(ZoneOffset.UTC);
        return switch (step.substring(step.indexOf(' ') + 1)) {
            case "seconds" -> from.plusSeconds(many).toInstant();
            case "minutes" -> from.plusMinutes(many).toInstant();
            case "hour", "hours" -> from.plusHours(many).toInstant();
            case "day", "days" -> from.plusDays(many).toInstant();
            case "month", "months" -> from.plusMonths(many).toInstant();
            default -> throw new IllegalArgumentException(step);
        };
    }

    private static long count(ObservationClass wanted, Instant from, Instant to) {
        return Watched.TRAFFIC.runs().stream().filter(o -> o.observationClass() == wanted && inside(o.scheduledAt(), from, to)).count();
    }

    private static long runs(Instant from, Instant to) {
        return Watched.TRAFFIC.runs().stream().filter(o -> inside(o.scheduledAt(), from, to)).count();
    }

    private static boolean inside(Instant slot, Instant from, Instant to) {
        return !slot.isBefore(from) && slot.isBefore(to);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
