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
 * For how long an endpoint asked not to be asked. A 429, or an answer that says it was the last one allowed for now, silences the series
 * that got it. Where different series get that one after the other, or most of the last answers say it, it is the key that is out of rate,
 * and everybody waits: one busy model must not silence the others, nor a spent key be hammered.
 */
final class Freezes {
    /** An endpoint may silence us, but not for the rest of the month: then it could choose when it is measured. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /**
     * A 503 is downtime, and each slot that is not asked during it is a failure less. So it postpones for half a usual minute at most: at
     * that pace an outage costs no slot, whatever it says.
     */
    private static final Duration LONGEST_OF_A_FAILURE = Duration.ofSeconds(30);

    /** Where a key is out of rate and nobody says for how long. */
    private static final Duration WITHOUT_A_WORD = Duration.ofSeconds(10);

    private static final int LAST_ANSWERS = 10;
    private static final int IN_A_ROW = 3;

    private final Map<String, Instant> series = new HashMap<>();
    private final Deque<Heard> answers = new ArrayDeque<>();
    private Instant everybody = Instant.MIN;

    private enum Word { GO_ON, WAIT }

    private record Heard(String series, Word word) {}

    /** Until when this series is to be left alone; empty when it may be asked. */
    Optional<Instant> until(String name, Instant now) {
        var own = valid(series.getOrDefault(name, Instant.MIN), now);
        var all = everybodyUntil(now);
        return own.isPresent() && all.isPresent() ? Optional.of(later(own.get(), all.get())) : own.or(() -> all);
    }

    /** Until when nobody is to be asked. */
    Optional<Instant> everybodyUntil(Instant now) {
        return valid(everybody, now);
    }

    void heard(Observation found, Instant now) {
        int status = found.reply().status();
        var wait = found.reply().attribute(Attribute.RETRY_AFTER).map(Freezes::seconds).orElse(Duration.ZERO);
        boolean refused = found.observationClass() == ObservationClass.RATE_LIMITED || status == 429 || status == 498;
        if (refused || (status >= 200 && status < 300 && wait.isPositive())) {
            remember(new Heard(found.series().name(), Word.WAIT));
            silence(found.series().name(), least(wait, LONGEST), now);
        } else {
            remember(new Heard(found.series().name(), Word.GO_ON));
            if (status >= 500 && wait.isPositive()) {
                series.put(found.series().name(), now.plus(least(wait, LONGEST_OF_A_FAILURE)));
            }
        }
    }

    private void silence(String name, Duration wait, Instant now) {
        series.put(name, now.plus(wait));
        if (!isKeyOutOfRate()) return;
        everybody = later(valid(everybody, now).orElse(now), now.plus(wait.isZero() ? WITHOUT_A_WORD : wait));
    }

    private void remember(Heard answer) {
        answers.addLast(answer);
        if (answers.size() > LAST_ANSWERS) answers.removeFirst();
    }

    private boolean isKeyOutOfRate() {
        long waiting = answers.stream().filter(a -> a.word() == Word.WAIT).count();
        var last = answers.stream().skip(Math.max(0, answers.size() - IN_A_ROW)).toList();
        boolean inARow = last.size() == IN_A_ROW && last.stream().allMatch(a -> a.word() == Word.WAIT)
                && last.stream().map(Heard::series).distinct().count() == IN_A_ROW;
        return inARow || waiting > LAST_ANSWERS / 2;
    }

    /** An instant that no freeze can reach is left from before the clock was set back. */
    private static Optional<Instant> valid(Instant until, Instant now) {
        return now.isBefore(until) && !until.isAfter(now.plus(LONGEST)) ? Optional.of(until) : Optional.empty();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration seconds(String wholeSeconds) {
        boolean digits = !wholeSeconds.isEmpty() && wholeSeconds.length() < 10 && wholeSeconds.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Duration.ofSeconds(Long.parseLong(wholeSeconds)) : Duration.ZERO;
    }
}
