package dev.nines.monitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.rollup.Progress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SummingTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    @Test
    void a_backlog_is_worked_off_with_a_quarter_of_the_time() {
        assertThat(Summing.pause(new Progress.MoreToDo(500), Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(600));
        assertThat(Summing.pause(new Progress.Done(3), Duration.ofMillis(200))).isEqualTo(Duration.ofSeconds(30));
        assertThat(Summing.pause(new Progress.AnotherWorker(), Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_backlog_that_stays_is_said_when_it_begins_every_hour_and_when_it_ends() {
        var lag = new Lag();

        assertThat(lag.of(3, NOON)).isEqualTo(Lag.Word.NONE);
        assertThat(lag.of(5, at(14))).isEqualTo(Lag.Word.NONE);
        assertThat(lag.of(4, at(15))).isEqualTo(Lag.Word.BEGUN);
        assertThat(lag.of(4, at(74))).isEqualTo(Lag.Word.NONE);
        assertThat(lag.of(4, at(75))).isEqualTo(Lag.Word.STILL);
        assertThat(lag.of(0, at(76))).isEqualTo(Lag.Word.ENDED);
        assertThat(lag.of(0, at(77))).isEqualTo(Lag.Word.NONE);
    }

    @Test
    void a_backlog_that_goes_away_between_is_no_lag() {
        var lag = new Lag();

        for (int minute = 0; minute < 120; minute += 10) {
            assertThat(lag.of(1, at(minute))).isEqualTo(Lag.Word.NONE);
            assertThat(lag.of(0, at(minute + 1))).isEqualTo(Lag.Word.NONE);
        }
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
