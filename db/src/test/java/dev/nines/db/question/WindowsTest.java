package dev.nines.db.question;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.TestDatabase;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Distributions.Question;
import dev.nines.sla.distribution.Metric;
import dev.nines.sla.distribution.NotKept;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.LatencyBound.AtLeast;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months, days, hours, minutes and runs, in every mixture, against the plain truth of every single run. */
class WindowsTest {
    private static final Instant FROM = Watched.FROM;
    private static final Instant TO = Watched.TO;
    private static final List<Percentile> PERCENTILES = List.of(new Percentile(1_000), Percentile.P50, new Percentile(900_000),
            Percentile.P99, new Percentile(999_000), new Percentile(999_900));
    private static final List<Instant> NEAR =
            List.of(FROM, Instant.parse("2023-12-31T18:00:00Z"), Instant.parse("2024-02-28T20:00:00Z"), Instant.parse("2024-03-09T20:00:00Z"));
    private static final int HIGH = 2;
    private static final List<Grouping> GROUPINGS = List.of(Grouping.values());
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final Percentage HALF_A_BUCKET = Percentage.withPercentage(0.05);

    private static final DataSource DATABASE = Watched.DATABASE;

    /** One answer: n, and what the percentile is. */
    private record Answer(long n, String bound, long micros) {}

    private enum Grouping {
        SERIES, TARGET, TIER, ALL;

        String of(Series series) {
            return switch (this) {
                case SERIES -> series.name();
                case TARGET -> series.target().name();
                case TIER -> series.tier();
                case ALL -> "all";
            };
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
        UTC,              5
        Asia/Kolkata,     6
        America/St_Johns, 7
        """)
    void any_window_has_the_percentiles_of_its_runs(String zone, long seed) throws SQLException {
        var database = TestDatabase.inZone(DATABASE, zone);
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            var from = instant(random);
            var to = instant(random);
            if (to.isBefore(from)) continue;
            var grouping = GROUPINGS.get(i % GROUPINGS.size());
            agree(database, grouping, new Question(METRICS.get(random.nextInt(METRICS.size())), from, to));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                   from,                     to
        two closed months,                      2024-01-01T00:00:00Z,     2024-03-01T00:00:00Z
        a month and both its neighbours,        2023-12-31T11:11:11.5Z,   2024-03-01T13:13:13Z
        a day,                                  2024-01-01T00:00:00Z,     2024-01-02T00:00:00Z
        the last day of a year,                 2023-12-31T00:00:00Z,     2024-01-01T00:00:00Z
        a day of Zurich,                        2023-12-31T23:00:00Z,     2024-01-01T23:00:00Z
        a day of St John's,                     2024-01-01T03:30:00Z,     2024-01-02T03:30:00Z
        a leap day,                             2024-02-29T00:00:00Z,     2024-03-01T00:00:00Z
        the short day of St John's,             2024-03-10T03:30:00Z,     2024-03-11T02:30:00Z
        an hour,                                2024-01-01T10:00:00Z,     2024-01-01T11:00:00Z
        two hours and a bit,                    2024-01-01T09:59:59.999999Z, 2024-01-01T12:00:00.000001Z
        into the open hour,                     2024-03-10T10:30:00Z,     2024-03-11T10:30:00Z
        nothing but open hours,                 2024-03-11T10:00:00Z,     2024-03-11T12:00:00Z
        from the open day into the open hour,   2024-03-11T01:00:00Z,     2024-03-11T11:00:00Z
        a gap in which nobody watched,          2024-01-05T00:00:00Z,     2024-01-20T00:00:00Z
        before anything was,                    2020-01-01T00:00:00Z,     2023-12-30T00:00:00Z
        everything,                             2020-01-01T00:00:00Z,     2030-01-01T00:00:00Z
        nothing at all,                         2024-01-01T10:00:00Z,     2024-01-01T10:00:00Z
        """)
    void a_window_along_the_calendar_has_the_percentiles_of_its_runs(String name, Instant from, Instant to) throws SQLException {
        for (var grouping : GROUPINGS) agree(DATABASE, grouping, new Question(Metric.TOTAL, from, to));
    }

    @Test
    void within_an_hour_and_in_open_hours_the_percentiles_are_exact() throws SQLException {
        var midnight = Instant.parse("2024-01-01T00:00:00Z");
        for (var question : List.of(
                new Question(Metric.TTFT, midnight.plus(Duration.ofMinutes(605)), midnight.plus(Duration.ofMinutes(655))),
                new Question(Metric.TTFT, midnight.plus(Duration.ofMinutes(560)), midnight.plus(Duration.ofMinutes(640))),
                new Question(Metric.TTFT, TO.minus(Duration.ofHours(2)), TO))) {
            var truth = truth(Grouping.ALL, "all", question);
            var answers = all(ask(DATABASE, Grouping.ALL, question));

            for (int i = 0; i < PERCENTILES.size(); i++) {
                if (truth.count() < PERCENTILES.get(i).minimumSamples()) continue;
                assertThat(answers.get(i)).isEqualTo(answer(truth.count(), truth.at(PERCENTILES.get(i))));
            }
        }
    }

    @Test
    void a_window_whose_runs_were_dropped_is_answered_in_whole_minutes() throws SQLException {
        var database = TestDatabase.migrated();
        var table = new SeriesTable(database);
        var traffic = new Traffic(8).over(FROM, FROM.plus(Duration.ofDays(3)), Duration.ofSeconds(50));
        new PostgresObservations(database, table).append(traffic.runs());
        for (var level : List.of("hours", "days", "months")) {
            Watched.sum(database, level, "2024-01-02T00:00:00Z");
        }
        TestDatabase.execute(database, "drop table nines.observation_20231230, nines.observation_20231231");
        TestDatabase.execute(database, "update nines.raw_state set raw_from = '2024-01-01T00:00:00Z'");

        var kept = new Question(Metric.TOTAL, Instant.parse("2023-12-30T10:07:00Z"), Instant.parse("2023-12-31T21:53:00Z"));
        var truth = traffic.new Truth(_ -> true, Phase.TOTAL, kept.from(), kept.to());
        close(answer(truth.count(), truth.at(Percentile.P99)), all(ask(database, Grouping.ALL, kept)).get(3));
        var merged = all(merged(database, Grouping.ALL, kept));
        assertThat(answer(merged.count(), merged.at(Percentile.P99))).isEqualTo(all(ask(database, Grouping.ALL, kept)).get(3));

        var cut = new Question(Metric.TOTAL, kept.from().plusSeconds(1), kept.to());
        assertThatThrownBy(() -> ask(database, Grouping.ALL, cut)).hasMessageContaining("raw rows before 2024-01-01 00:00:00+00 were dropped");
        assertThatThrownBy(() -> merged(database, Grouping.ALL, cut)).isInstanceOf(NotKept.class).hasMessageContaining("whole minute");
        assertThatThrownBy(() -> TestDatabase.execute(database,
                "select * from nines.latency_quantiles('2023-12-30Z', '2024-01-02Z', 'dns_us')"))
                .rootCause().hasMessageContaining("dns_us is kept in raw rows only, and those before 2024-01-01");
    }

    private static void agree(DataSource database, Grouping grouping, Question question) throws SQLException {
        var said = ask(database, grouping, question);
        var merged = merged(database, grouping, question);
        // High percentiles alone are found in the slowest runs alone.
        ask(database, grouping, question, PERCENTILES.subList(HIGH, PERCENTILES.size()))
                .forEach((key, high) -> assertThat(high).as("%s", question).isEqualTo(requireNonNull(said.get(key)).subList(HIGH, PERCENTILES.size())));
        assertThat(said.keySet()).as("%s", question).isEqualTo(merged.keySet());
        for (String key : Traffic.SERIES.stream().map(grouping::of).distinct().toList()) {
            var truth = truth(grouping, key, question);
            if (truth.count() == 0) assertThat(said).doesNotContainKey(key);
            else agree(question, truth, requireNonNull(said.get(key)), requireNonNull(merged.get(key)));
        }
    }

    private static void agree(Question question, Traffic.Truth truth, List<Answer> said, Distribution merged) {
        for (int i = 0; i < PERCENTILES.size(); i++) {
            var percentile = PERCENTILES.get(i);
            var expected = truth.count() < percentile.minimumSamples() ? new Answer(truth.count(), "TOO_FEW_SAMPLES", 0)
                    : answer(truth.count(), truth.at(percentile));
            assertThat(merged.shows(percentile)).isEqualTo(!expected.bound().equals("TOO_FEW_SAMPLES"));
            assertThat(said.get(i)).as("%s %s: SQL and Java", question, percentile.text())
                    .isEqualTo(merged.shows(percentile) ? answer(merged.count(), merged.at(percentile)) : expected);
            close(expected, said.get(i));
        }
    }

    private static void close(Answer expected, Answer said) {
        assertThat(said.n()).isEqualTo(expected.n());
        assertThat(said.bound()).isEqualTo(expected.bound());
        assertThat(said.micros()).isCloseTo(expected.micros(), HALF_A_BUCKET);
    }

    private static Traffic.Truth truth(Grouping grouping, String key, Question question) {
        return Watched.TRAFFIC.new Truth(s -> grouping.of(s).equals(key), Phase.valueOf(question.metric().name()), question.from(), question.to());
    }

    private static Map<String, Distribution> merged(DataSource database, Grouping grouping, Question question) {
        var groups = new HashMap<SeriesId, String>();
        Traffic.SERIES.forEach(s -> groups.put(new SeriesId(s.name()), grouping.of(s)));
        return new PostgresDistributions(database, new SeriesTable(database)).merged(groups, question);
    }

    private static Map<String, List<Answer>> ask(DataSource database, Grouping grouping, Question question) throws SQLException {
        return ask(database, grouping, question, PERCENTILES);
    }

    private static Map<String, List<Answer>> ask(DataSource database, Grouping grouping, Question question, List<Percentile> percentiles)
            throws SQLException {
        var answers = new HashMap<String, List<Answer>>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select group_key, n, bound, value_us from nines.latency_quantiles(?, ?, ?, ?, ?)")) {
            select.setObject(1, Micros.bound(question.from()));
            select.setObject(2, Micros.bound(question.to()));
            select.setString(3, Phase.valueOf(question.metric().name()).field());
            select.setArray(4, connection.createArrayOf("numeric",
                    percentiles.stream().map(p -> BigDecimal.valueOf(p.perMillion(), 6)).toArray()));
            select.setString(5, grouping.name().toLowerCase(Locale.ROOT));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    answers.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new Answer(row.getLong(2), row.getString(3), row.getLong(4)));
                }
            }
        }
        return answers;
    }

    private static <T> T all(Map<String, T> answers) {
        return requireNonNull(answers.get("all"));
    }

    private static Answer answer(long n, LatencyBound bound) {
        return switch (bound) {
            case Measured(long micros) -> new Answer(n, "MEASURED", micros);
            case AtLeast(long micros) -> new Answer(n, "AT_LEAST", micros);
            case Never() -> new Answer(n, "NEVER", 0);
        };
    }

    /** Near the days that were watched; at whole hours, minutes, seconds and microseconds alike. */
    private static Instant instant(Random random) {
        var near = NEAR.get(random.nextInt(NEAR.size()));
        long micros = random.nextLong(Duration.ofHours(40).toNanos() / 1_000);
        long grain = new long[] {3_600_000_000L, 60_000_000L, 1_000_000L, 1L}[random.nextInt(4)];
        return near.plusNanos(micros / grain * grain * 1_000);
    }
}
