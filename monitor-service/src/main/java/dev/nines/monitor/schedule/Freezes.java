package dev.nines.monitor.schedule;

import dev.nines.probe.Attribute;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * For how long an endpoint asked not to be asked. A 429 silences the series that got it. Where most of the endpoint's last answers were
 * 429s it is the key that is out of rate, and everybody waits: one busy model must not silence the others, nor a spent key be hammered.
 */
final class Freezes {
    /** An endpoint may silence us, but not for the rest of the month: then it could choose when it is measured. */
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LAST_ANSWERS = 10;

    private final Map<String, Instant> series = new HashMap<>();
    private final Deque<ObservationClass> answers = new ArrayDeque<>();
    private Instant everybody = Instant.MIN;

    /** Until when this series is to be left alone; empty when it may be asked. */
    Optional<Instant> until(String name, Instant now) {
        if (everybody.isAfter(now.plus(LONGEST))) everybody = Instant.MIN; // the clock was set back
        var own = series.getOrDefault(name, Instant.MIN);
        var until = own.isAfter(everybody) ? own : everybody;
        return now.isBefore(until) && !until.isAfter(now.plus(LONGEST)) ? Optional.of(until) : Optional.empty();
    }

    void heard(Observation found, Instant now) {
        answers.addLast(found.observationClass());
        if (answers.size() > LAST_ANSWERS) answers.removeFirst();
        if (found.observationClass() != ObservationClass.RATE_LIMITED) return;
        long seconds = found.reply().attribute(Attribute.RETRY_AFTER).map(Freezes::seconds).orElse(0L);
        var until = now.plus(seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds));
        series.put(found.series().name(), until);
        if (isKeyOutOfRate() && until.isAfter(everybody)) everybody = until;
    }

    private boolean isKeyOutOfRate() {
        return answers.stream().filter(c -> c == ObservationClass.RATE_LIMITED).count() > LAST_ANSWERS / 2;
    }

    private static long seconds(String wholeSeconds) {
        boolean digits = !wholeSeconds.isEmpty() && wholeSeconds.length() < 10 && wholeSeconds.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(wholeSeconds) : 0;
    }
}
