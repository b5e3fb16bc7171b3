package dev.nines.sla.contract;

import dev.nines.sla.measure.Measure;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.SlowSuccess;
import java.time.Duration;

/** One promise of a contract, judged for each series it applies to. {@code id} is unique within the contract. */
public sealed interface Rule {
    String id();

    /** Promised share of good; for a latency rule, the share at or below the limit. */
    Objective objective();

    /** The runs of how long before and after a period can change its verdict. */
    default Duration beyond() {
        return this instanceof Uptime(_, _, Measure.DowntimeMinutes minutes) ? minutes.run().beyond() : Duration.ZERO;
    }

    /** How the attained share is reached, with the version of its arithmetic: {@code downtime-minutes/1}. */
    String method();

    /** The service answers: M1, M2 or M3 of the usual ways to measure it. */
    record Uptime(String id, Objective objective, Measure.Availability measure) implements Rule {
        /** Good requests of all valid ones, each attempt counted, however long it took. */
        public Uptime(String id, Objective objective) {
            this(id, objective, new Measure.RequestRatio(new Repeats.Counted(), new SlowSuccess.Good()));
        }

        @Override
        public String method() {
            return switch (measure) {
                case Measure.RequestRatio _ -> "request-ratio/1";
                case Measure.MeanErrorRate _ -> "mean-error-rate/1";
                case Measure.DowntimeMinutes _ -> "downtime-minutes/1";
            };
        }
    }

    /**
     * M5: the nearest-rank percentile of the period is at most the limit, judged as "at most 1 - q over it".
     *
     * @param failures whether a failed run counts as over the limit
     * @param minimumSamples at least {@link Percentile#minimumSamples()}; fewer give Undecided
     */
    record Latency(String id, Percentile percentile, Of of, Duration limit, Failures failures, long minimumSamples)
            implements Rule {
        public Latency {
            if (!limit.isPositive()) throw new IllegalArgumentException("limit must be positive: " + limit);
            if (minimumSamples < percentile.minimumSamples()) {
                throw new IllegalArgumentException(percentile.text() + " needs at least " + percentile.minimumSamples()
                        + " samples: " + minimumSamples);
            }
        }

        @Override
        public Objective objective() {
            return new Objective(percentile.perMillion());
        }

        @Override
        public String method() {
            return "nearest-rank-quantile/1";
        }
    }

    /** M4: a share of the period's intervals is as fast as promised. */
    record Intervals(String id, Objective objective, Measure.IntervalAttainment measure) implements Rule {
        @Override
        public String method() {
            return "interval-attainment/1";
        }
    }

    enum Of { FIRST_TOKEN, TOTAL }

    enum Failures { OVER, EXCLUDED }
}
