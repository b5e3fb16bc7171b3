package dev.nines.sla.reply;

import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Percentile;

/** One number out of many. */
public sealed interface Statistic {
    Fraction of(Pool pool);

    record Mean() implements Statistic {
        @Override
        public Fraction of(Pool pool) {
            return pool.mean();
        }
    }

    record Quantile(Percentile percentile, Definition definition) implements Statistic {
        @Override
        public Fraction of(Pool pool) {
            return switch (definition) {
                case NEAREST_RANK -> pool.nearestRank(percentile);
                case LINEAR -> pool.linear(percentile);
            };
        }
    }

    /** What a quantile is between two values. */
    enum Definition {
        /** A value that was measured: {@code percentile_disc} of PostgreSQL. */
        NEAREST_RANK,
        /** A value between two neighbours: {@code percentile_cont} of PostgreSQL. */
        LINEAR
    }
}
