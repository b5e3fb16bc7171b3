package dev.nines.monitor.alert;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;

/**
 * When to try again: soon at first, because somebody may be on call; daily at last, until it is a week old. Then the message is dead, and is
 * listed as such. A message's jitter is made from its id, up to a tenth of the wait, so that receivers which fell over together
 * are not all called back in the same instant.
 */
public final class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(24));
    private static final Duration LONGEST_WAIT = WAITS.getLast();
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int JITTER_STEPS = 1_000;

    private RetrySchedule() {}

    /**
     * @param attempts how many were made, all in vain
     * @param age time since that of which the message tells; an old story is still told as often as all but the last wait
     * @param retryAfter what the receiver asked for; zero where it did not
     */
    public record Failure(String messageId, int attempts, Duration age, Duration retryAfter) {
        public Failure {
            if (attempts < 1) throw new IllegalArgumentException("attempts must be at least 1: " + attempts);
        }
    }

    public sealed interface Next {
        record TryAgain(Duration after) implements Next {}

        record GiveUp() implements Next {}
    }

    public static Next after(Failure failure) {
        var wait = WAITS.get(Math.min(failure.attempts(), WAITS.size()) - 1);
        var asked = failure.retryAfter().compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : failure.retryAfter();
        var longer = asked.compareTo(wait) > 0 ? asked : wait;
        if (failure.attempts() > WAITS.size() && failure.age().plus(longer).compareTo(LIFETIME) > 0) return new Next.GiveUp();
        return new Next.TryAgain(longer.plus(jitter(failure, longer)));
    }

    private static Duration jitter(Failure failure, Duration wait) {
        var crc = new CRC32();
        crc.update((failure.messageId() + "/" + failure.attempts()).getBytes(StandardCharsets.UTF_8));
        return wait.multipliedBy(crc.getValue() % JITTER_STEPS).dividedBy(10L * JITTER_STEPS);
    }
}
