package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.Listings;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.StretchCounts;
import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Windows by SQL, over hours that are summed up and hours that are not, against a walk through the rows with the grading of incidents. */
class WindowsTest {
    private static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofHours(80));
    private static final Instant WITHDRAWN = BEGIN.plus(Duration.ofHours(60));
    private static final List<Series> SERIES = List.of(Runs.STANDARD, Runs.PRO);
    private static final Limit FIRST = new Limit(Phase.TTFT, Duration.ofMillis(800));
    private static final Limit TOTAL = new Limit(Phase.TOTAL, Duration.ofMillis(1_500));
    private static final List<Observation> ROWS = rows();
    private static final Counts STORED = stored();

    private static List<Observation> rows() {
        var random = new Random(11);
        var rows = new ArrayList<Observation>();
        for (var series : SERIES) {
            for (var slot = BEGIN; slot.isBefore(END); slot = slot.plusSeconds(60)) {
                rows.add(Runs.any(series, slot.plusMillis(random.nextInt(60_000)), random));
            }
        }
        return List.copyOf(rows);
    }

    /** The list named both models, and later only one of them. */
    private static Counts stored() {
        var database = new TestPostgres();
        var series = new SeriesTable(database);
        new PostgresObservations(database, series).append(ROWS);
        var listings = new Listings(database);
        var shelf = new Listings.Shelf("gw", "here");
        listings.seen(shelf, BEGIN.minusSeconds(60), Set.of("m", "Pro/m"));
        listings.seen(shelf, WITHDRAWN, Set.of("m", "Pro/m"));
        listings.seen(shelf, WITHDRAWN.plusSeconds(600), Set.of("Pro/m"));
        try (var connection = database.getConnection(); var sum = connection.createStatement()) {
            sum.execute("select nines.rollup_hours('" + END.minus(Duration.ofHours(3)) + "', 1000000)");
            sum.execute("select nines.rollup_days('" + BEGIN.plus(Duration.ofDays(3)) + "', 1000000)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new StoredCounts(new StretchCounts(database, series), NotFound.in(new NotFoundCounts(database, series)));
    }

    @Property(tries = 12)
    void windows_count_what_a_walk_through_the_rows_grades(@ForAll long seed) {
        var random = new Random(seed);
        var now = END.minusMillis(random.nextInt(5 * 3_600_000));
        var lengths = List.of(Duration.ofMinutes(1 + random.nextInt(9)), Duration.ofMinutes(5 + random.nextInt(115)),
                Duration.ofHours(1 + random.nextInt(8)), Duration.ofHours(72));
        var windows = Windows.count(new RememberedHours(STORED), Bounds.of(lengths, now), List.of(FIRST, TOTAL));

        for (var length : lengths) {
            var from = now.minus(length).truncatedTo(ChronoUnit.MINUTES);
            var in = ROWS.stream().filter(o -> !o.scheduledAt().isBefore(from) && o.scheduledAt().isBefore(now)).toList();
            for (var series : SERIES) {
                assertThat(windows.of(series, new Measure.Uptime(), length)).as("uptime %s", length)
                        .isEqualTo(walk(in, series, o -> Grading.forUptime(o, Grading.OUR_OWN, gone(o))));
                assertThat(windows.of(series, new Measure.Late(FIRST, Rule.Failures.OVER), length)).as("first token %s", length)
                        .isEqualTo(walk(in, series, o -> late(o, Rule.Of.FIRST_TOKEN, FIRST)));
                assertThat(windows.of(series, new Measure.Late(TOTAL, Rule.Failures.OVER), length)).as("total %s", length)
                        .isEqualTo(walk(in, series, o -> late(o, Rule.Of.TOTAL, TOTAL)));
                assertThat(windows.of(series, new Measure.Of(ObservationClass.TIMEOUT), length)).as("timeouts %s", length)
                        .isEqualTo(share(in, series));
            }
        }
    }

    private static Gone gone(Observation o) {
        boolean isWithdrawn = o.series().equals(Runs.STANDARD) && o.scheduledAt().isAfter(WITHDRAWN);
        if (isWithdrawn) return Gone.RETIRED;
        boolean hasAnswered = ROWS.stream().anyMatch(r -> r.series().equals(o.series())
                && r.observationClass() == ObservationClass.OK && r.scheduledAt().isBefore(o.scheduledAt()));
        return hasAnswered ? Gone.WHILE_OFFERED : Gone.NEVER_ANSWERED;
    }

    private static Sample late(Observation o, Rule.Of of, Limit limit) {
        return switch (Grading.forLatency(o, Grading.OUR_OWN, gone(o), of)) {
            case Sample.Good good when good.latency() instanceof LatencyBound.Measured(long micros)
                    && micros > limit.atMost().toNanos() / 1_000 -> new Sample.Bad(good.slot(), "SLOW", good.latency());
            case Sample other -> other;
        };
    }

    private static Burn.Window walk(List<Observation> rows, Series series, Function<Observation, Sample> grade) {
        long bad = 0;
        long counted = 0;
        for (var o : rows) {
            if (!o.series().equals(series)) continue;
            switch (grade.apply(o)) {
                case Sample.Good _ -> counted++;
                case Sample.Bad _ -> {
                    bad++;
                    counted++;
                }
                case Sample.Excluded _, Sample.Missing _ -> {}
            }
        }
        return new Burn.Window(bad, counted);
    }

    private static Burn.Window share(List<Observation> rows, Series series) {
        var asked = rows.stream().filter(o -> o.series().equals(series)).map(Observation::observationClass)
                .filter(c -> c != ObservationClass.LOCAL).toList();
        return new Burn.Window(asked.stream().filter(c -> c == ObservationClass.TIMEOUT).count(), asked.size());
    }
}
