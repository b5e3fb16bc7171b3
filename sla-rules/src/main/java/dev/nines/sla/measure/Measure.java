package dev.nines.sla.measure;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.reply.ReplyFilter;
import dev.nines.sla.reply.Statistic;
import java.time.Duration;

/** How a promise is measured. No parameter has a default: contracts differ in each of them. */
public sealed interface Measure {
    /** How far a run of down minutes that bridges silence or exclusions is followed: longer than that it is long enough as it is. */
    Duration FARTHEST_BRIDGED = Duration.ofDays(1);

    /** Of a service that answers or does not. */
    sealed interface Availability extends Measure {}

    /** Good requests of all valid ones; see {@link Attempts}. */
    record RequestRatio(Repeats repeats, SlowSuccess slowSuccess) implements Availability {}

    /** One less the mean error rate of all intervals of one width, from the period's beginning on. */
    record MeanErrorRate(Duration width, EmptyInterval empty, Denominator denominator) implements Availability {
        public MeanErrorRate {
            requirePositive("width", width);
        }
    }

    /** Minutes that are not within a run of down minutes, of all minutes. */
    record DowntimeMinutes(DownMinute minute, Run run, Total total) implements Availability {}

    /**
     * The share of intervals whose statistic is as promised, of those with enough valid samples.
     *
     * @param minimumSamples an interval with fewer is not measured: it leaves the denominator
     */
    record IntervalAttainment(
            Speed speed, Statistic statistic, Target target, ReplyFilter valid, Duration width, long minimumSamples)
            implements Measure {
        public IntervalAttainment {
            requirePositive("width", width);
            requireAtLeastOne("minimum samples", minimumSamples);
        }
    }

    /** What output tokens are divided by. */
    enum Speed { WHOLE_ANSWER, AFTER_FIRST_TOKEN }

    /** Whether errors that follow an error are attempts of their own. */
    sealed interface Repeats {
        record Counted() implements Repeats {}

        /**
         * Errors within the window after the last counted error are no attempts. A success closes the window; an error
         * at exactly its end counts again.
         */
        record Suppressed(Duration window) implements Repeats {
            public Suppressed {
                requirePositive("window", window);
            }
        }
    }

    /** What becomes of a success that took long. */
    sealed interface SlowSuccess {
        record Good() implements SlowSuccess {}

        record BadAbove(Duration limit) implements SlowSuccess {
            public BadAbove {
                requirePositive("limit", limit);
            }
        }
    }

    /** What an interval without a request is. */
    enum EmptyInterval { WITHOUT_ERROR, LEFT_OUT }

    /** What the whole is, where a contract begins or ends inside the period. */
    enum Denominator { ACTIVE_PART, WHOLE_PERIOD }

    /** A minute is down when it has enough requests and more than this share of them failed: more, not as many. */
    record DownMinute(Ratio errorRateAbove, long minimumRequests) {
        public DownMinute {
            requireAtLeastOne("minimum requests", minimumRequests);
        }
    }

    /**
     * Which down minutes count.
     *
     * @param consecutiveMinutes the fewest down minutes in a row that count; 1 counts each
     * @param withoutRequests what a minute without a request does to a run; it is never down itself
     * @param excluded what an excluded minute does to a run; it is never down itself
     */
    record Run(int consecutiveMinutes, RunScope scope, Gap withoutRequests, Gap excluded) {
        public Run {
            requireAtLeastOne("consecutive minutes", consecutiveMinutes);
        }

        /** How far beyond both edges of a period a run is followed to find out whether it is long enough. */
        public Duration beyond() {
            boolean unbroken = withoutRequests == Gap.ENDS_RUN && excluded == Gap.ENDS_RUN;
            return switch (scope) {
                case WITHIN_PERIOD -> Duration.ZERO;
                case ACROSS_PERIODS -> unbroken ? Duration.ofMinutes(consecutiveMinutes) : FARTHEST_BRIDGED;
            };
        }
    }

    enum RunScope {
        /** A run may begin before the period and end after it; only its minutes inside count. */
        ACROSS_PERIODS,
        /** The period's edges end a run. */
        WITHIN_PERIOD
    }

    enum Gap { ENDS_RUN, BRIDGED }

    record Total(ExcludedTime excluded, Denominator denominator) {}

    /** Excluded time is never downtime. It stays in the period's length, or it leaves that too. */
    enum ExcludedTime { KEPT, REMOVED }

    /** What a good interval's statistic is. */
    record Target(Comparison comparison, Fraction value) {
        boolean isMetBy(Fraction statistic) {
            return switch (comparison) {
                case ABOVE -> statistic.isAbove(value);
                case AT_LEAST -> !statistic.isBelow(value);
                case AT_MOST -> !statistic.isAbove(value);
                case BELOW -> statistic.isBelow(value);
            };
        }
    }

    enum Comparison { ABOVE, AT_LEAST, AT_MOST, BELOW }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) throw new IllegalArgumentException(name + " must be positive: " + duration);
    }

    private static void requireAtLeastOne(String name, long number) {
        if (number < 1) throw new IllegalArgumentException(name + " must be at least 1: " + number);
    }
}
