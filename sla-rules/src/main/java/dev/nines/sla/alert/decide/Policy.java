package dev.nines.sla.alert.decide;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How messages are spaced and put together.
 *
 * @param groupBy labels whose values make a group; a message tells of one group
 * @param timing waits and repeats
 */
public record Policy(Set<Label> groupBy, Timing timing, Flapping flapping) {
    public static final Policy USUAL = new Policy(
            EnumSet.of(Label.ENDPOINT, Label.TIER, Label.CONTRACT, Label.RULE),
            new Timing(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofHours(4)),
            new Flapping(4, Duration.ofHours(1), Duration.ofMinutes(30)));

    public Policy {
        groupBy = Collections.unmodifiableSet(EnumSet.copyOf(groupBy));
    }

    /**
     * @param groupWait how long the first message waits for company; at most a second
     * @param groupInterval how long the next one waits, unless it says that all is over
     * @param repeatEvery after the last message of a group that still fires
     */
    public record Timing(Duration groupWait, Duration groupInterval, Duration repeatEvery) {
        private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

        public Timing {
            if (groupWait.isNegative() || groupWait.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException("group-wait must be in 0..1 s: " + groupWait);
            }
            if (groupInterval.isNegative()) throw new IllegalArgumentException("group-interval must not be negative: " + groupInterval);
            if (!repeatEvery.isPositive()) throw new IllegalArgumentException("repeat-every must be positive: " + repeatEvery);
        }
    }

    /**
     * @param openings so many within the time are too many: one message says so, and then nothing until it is calm
     * @param calmFor without opening or ending
     */
    public record Flapping(int openings, Duration within, Duration calmFor) {
        public Flapping {
            if (openings < 2) throw new IllegalArgumentException("openings must be at least 2: " + openings);
            if (!within.isPositive() || !calmFor.isPositive()) {
                throw new IllegalArgumentException("must be positive: within " + within + ", calm-for " + calmFor);
            }
        }
    }

    /** The group in which an alert is told. */
    public Labels group(Alert alert) {
        return alert.labels().only(groupBy);
    }
}
