package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.alert.RetrySchedule.Failure;
import dev.nines.monitor.alert.RetrySchedule.Next.GiveUp;
import dev.nines.monitor.alert.RetrySchedule.Next.TryAgain;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                        attempts, age,    retryAfter, atLeast, atMost
        soon at first,                               1,        PT0S,   PT0S,       PT5S,    PT5.5S
        then slower,                                 3,        PT35S,  PT0S,       PT2M,    PT2M12S
        daily at last,                               8,        PT9H,   PT0S,       PT24H,   PT26H24M
        and daily again,                             11,       PT100H, PT0S,       PT24H,   PT26H24M
        a receiver may ask for longer,               1,        PT0S,   PT10M,      PT10M,   PT11M
        an old story gets its tries too,             2,        PT900H, PT0S,       PT30S,   PT33S
        but not for less,                            4,        PT3M,   PT1S,       PT10M,   PT11M
        and not for more than a day,                 1,        PT0S,   PT2400H,    PT24H,   PT26H24M
        """)
    void a_failed_message_is_tried_again(
            String name, int attempts, Duration age, Duration retryAfter, Duration atLeast, Duration atMost) {
        assertThat(RetrySchedule.after(new Failure("msg_1", attempts, age, retryAfter)))
                .isInstanceOfSatisfying(TryAgain.class, again -> assertThat(again.after()).isBetween(atLeast, atMost));
    }

    @Property(tries = 200)
    void whatever_the_jitter_a_message_is_tried_for_six_days_at_least_and_seven_at_most(
            @ForAll @AlphaChars @StringLength(min = 1, max = 40) String id) {
        var age = Duration.ZERO;
        int attempts = 1;
        while (RetrySchedule.after(new Failure(id, attempts, age, Duration.ZERO)) instanceof TryAgain(Duration after)) {
            age = age.plus(after);
            attempts++;
        }

        assertThat(age).isBetween(Duration.ofDays(6).minusHours(2), Duration.ofDays(7).plusHours(3));
        assertThat(attempts).isBetween(13, 16);
        assertThat(RetrySchedule.after(new Failure(id, attempts, age, Duration.ZERO))).isEqualTo(new GiveUp());
    }
}
