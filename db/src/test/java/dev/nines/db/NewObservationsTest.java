package dev.nines.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.FailureKind;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class NewObservationsTest {
    private static final Series HERE = Samples.FAST;
    private static final Series THERE = new Series(HERE.target(), HERE.tier(), "there");
    private static final Series NEVER = Samples.series("never/asked");

    private final DataSource database = TestDatabase.migrated();
    private final SeriesTable series = new SeriesTable(database);
    private final PostgresObservations observations = new PostgresObservations(database, series);
    private final Confirmations confirmations = new Confirmations(database, series);
    private final NewObservations news = new NewObservations(database, series);
    /** The server's clock bounds what is new. */
    private final Instant start = Instant.parse(TestDatabase.ask(database, "select to_char(now() at time zone 'UTC' - interval '1 hour', 'YYYY-MM-DD\"T\"HH24:MI:00\"Z\"')"));

    @Test
    void each_series_has_its_own_place_from_which_on_it_is_read() {
        observations.append(List.of(answer(HERE, 0), answer(HERE, 1), answer(THERE, 0), answer(THERE, 1), answer(THERE, 2)));

        var read = news.since(Map.of(HERE, start, THERE, start.plusSeconds(60), NEVER, Instant.MIN)).observations();

        assertThat(read).containsExactly(answer(HERE, 1), answer(THERE, 2));
    }

    @Test
    void what_was_confirmed_out_of_turn_stands_apart_and_counts_nowhere() {
        var confirmed = Samples.failure(HERE, start.plusSeconds(65), FailureKind.SERVER_ERROR);
        observations.append(List.of(answer(HERE, 1), answer(HERE, 2)));
        confirmations.add(List.of(confirmed));
        confirmations.add(List.of(confirmed));

        assertThat(news.since(Map.of(HERE, Instant.MIN)).confirmations()).containsExactly(confirmed);
        assertThat(news.since(Map.of(HERE, Instant.MIN)).observations()).extracting(Observation::scheduledAt)
                .containsExactly(start.plusSeconds(60), start.plusSeconds(120));
        assertThat(news.since(Map.of(HERE, start.plusSeconds(65))).confirmations()).isEmpty();
        assertThat(TestDatabase.ask(database, "select count(*) from nines.observation")).isEqualTo("2");

        confirmations.dropBefore(start.plusSeconds(66));
        assertThat(news.since(Map.of(HERE, Instant.MIN)).confirmations()).isEmpty();
    }

    @Test
    void what_is_older_than_six_hours_is_no_news() {
        observations.append(List.of(answer(HERE, -6 * 60), answer(HERE, -4 * 60)));

        assertThat(news.since(Map.of(HERE, Instant.MIN)).observations()).containsExactly(answer(HERE, -4 * 60));
        assertThat(news.since(Map.of()).observations()).isEmpty();
    }

    @Test
    void whoever_listens_hears_of_a_batch_when_it_is_committed_and_once() {
        try (var arrivals = Arrivals.listen(database)) {
            assertThat(arrivals.await(Duration.ofMillis(1))).isFalse();

            observations.append(List.of(answer(HERE, 0), answer(THERE, 0)));

            assertThat(arrivals.await(Duration.ofSeconds(30))).isTrue();
            assertThat(arrivals.await(Duration.ofMillis(1))).isFalse();

            confirmations.add(List.of(answer(HERE, 1)));

            assertThat(arrivals.await(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void the_servers_clock_says_when_it_was_read() {
        assertThat(news.since(Map.of()).now()).isBetween(start, start.plus(1, ChronoUnit.DAYS));
    }

    private Observation answer(Series of, int minute) {
        return Samples.answer(of, start.plus(Duration.ofMinutes(minute)), 1_000, 2_000);
    }
}
