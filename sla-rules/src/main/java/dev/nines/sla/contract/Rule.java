package dev.nines.sla.contract;

import java.time.Duration;

/** One promise of a contract, judged for each series it applies to. {@code id} is unique within the contract. */
public sealed interface Rule {
    String id();

    /** Promised share of good; for a latency rule, the share at or below the limit. */
    Objective objective();

    /** M1 of the SLA facts: (valid - bad) / valid requests of the period. */
    record Uptime(String id, Objective objective) implements Rule {}

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
    }

    enum Of { FIRST_TOKEN, TOTAL }

    enum Failures { OVER, EXCLUDED }
}
