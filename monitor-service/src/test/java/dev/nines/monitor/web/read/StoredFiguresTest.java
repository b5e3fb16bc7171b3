package dev.nines.monitor.web.read;

import static dev.nines.monitor.web.Fixtures.NOW;
import static dev.nines.monitor.web.Fixtures.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.probe.Cost;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Reply;
import dev.nines.probe.Series;
import dev.nines.probe.Tokens;
import dev.nines.sla.sample.LatencyBound;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pages ask, answered by a real PostgreSQL. */
@SuppressWarnings("NullAway.Init") // set before all tests
class StoredFiguresTest {
    private static final Series SERIES = series("Qwen/Qwen3-32B");
    private static DataSource source;
    private static SeriesTable table;
    private static PostgresObservations observations;

    @BeforeAll
    static void keep() {
        source = new TestPostgres();
        table = new SeriesTable(source);
        observations = new PostgresObservations(source, table);
        observations.append(IntStream.rangeClosed(1, 150).mapToObj(k -> observation(NOW.minusSeconds(k * 20L), k)).toList());
        observations.append(IntStream.range(0, 5).mapToObj(k -> observation(NOW.minusSeconds(86_400 + k), 1)).toList());
    }

    @Test
    void a_probe_without_a_first_token_has_no_percentile_of_it_and_its_failures_none_either() {
        var one = new StoredFigures(source, table, _ -> false).asOf(NOW).getFirst();

        assertThat(one.recent().firstToken()).isEqualTo(Quantiles.NONE);
        assertThat(one.recent().total().samples()).isEqualTo(150);
    }

    @Test
    void figures_hold_the_month_the_last_hour_and_the_last_failure() {
        var figures = new StoredFigures(source, table, _ -> true);

        for (int again = 0; again < 2; again++) {
            var one = figures.asOf(NOW).getFirst();
            assertThat(one.series().name()).isEqualTo(SERIES.name());
            assertThat(one.month().of(ObservationClass.OK)).isEqualTo(152);
            assertThat(one.month().of(ObservationClass.SERVER_ERROR)).isEqualTo(3);
            assertThat(one.recent().total().samples()).isEqualTo(150);
            assertThat(one.recent().total().p50()).isEqualTo(new LatencyBound.Measured(76_000)); // the 75th of 150: the 50th run failed
            assertThat(one.recent().total().p99()).isEqualTo(new LatencyBound.Never());
            assertThat(one.newest()).isEqualTo(new LastSeen.At(NOW.minusSeconds(20), ObservationClass.OK, ""));
            assertThat(one.lastFailure()).isEqualTo(new LastSeen.At(NOW.minusSeconds(1000), ObservationClass.SERVER_ERROR, "503"));
        }
    }

    @Test
    void the_newest_runs_come_newest_first_from_as_far_back_as_it_takes() {
        var newest = new Observations(observations).newest(SERIES, NOW, 152);

        assertThat(newest).hasSize(152);
        assertThat(newest.getFirst().scheduledAt()).isEqualTo(NOW.minusSeconds(20));
        assertThat(newest.getLast().scheduledAt()).isEqualTo(NOW.minusSeconds(86_401));
    }

    @Test
    void reading_stops_when_enough_was_read() {
        var first = new Observations(observations).first(SERIES, Window.endingAt(NOW, Duration.ofHours(1)), 3);

        assertThat(first).extracting(Observation::scheduledAt)
                .containsExactly(NOW.minusSeconds(3_000), NOW.minusSeconds(2_980), NOW.minusSeconds(2_960));
    }

    /** Took so many milliseconds; each fiftieth failed. */
    private static Observation observation(Instant slot, int k) {
        boolean failed = k % 50 == 0;
        ProbeOutcome outcome = failed ? new ProbeOutcome.Failed(FailureKind.SERVER_ERROR, "503") : new ProbeOutcome.Answered();
        var phases = failed ? Phases.NONE : Phases.NONE.with(Phase.TTFT, k * 500L).with(Phase.TOTAL, k * 1_000L);
        return new Observation(SERIES, slot, slot, outcome, phases, Tokens.NONE, Reply.NONE, Set.of(), Cost.UNKNOWN, "chat-1", true);
    }
}
