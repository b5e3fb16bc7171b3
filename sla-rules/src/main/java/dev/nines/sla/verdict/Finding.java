package dev.nines.sla.verdict;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.measure.Attainment;
import dev.nines.sla.measure.Downtime;
import dev.nines.sla.measure.IntervalRates;
import java.math.RoundingMode;
import java.util.Optional;

/** What a rule's measure came to. Shares are exact, and empty where nothing counted: nothing is neither 0 % nor 100 %. */
public sealed interface Finding {
    Optional<Fraction> attained();

    /** The share if everything that was not seen had been good. */
    Optional<Fraction> bestCase();

    /** The share if everything that was not seen had been bad. */
    Optional<Fraction> worstCase();

    /** Good and bad in the units in which the share is counted. */
    Units units();

    /** {@code 998 of 1000 runs}, for people. */
    default String text() {
        var units = units();
        return units.whole().minus(units.bad()).plainText() + " of " + units.whole().plainText() + " " + units.name();
    }

    /** @param bad of the whole; a fraction where intervals are bad in part */
    record Units(String name, Fraction whole, Fraction bad) {}

    /** Runs, good or bad; of a latency rule at or below its limit, or over it. */
    record Runs(Counts counts, Quantile quantile) implements Finding {
        @Override
        public Optional<Fraction> attained() {
            return counts.attained().map(Ratio::fraction);
        }

        @Override
        public Optional<Fraction> bestCase() {
            return counts.bestCase().map(Ratio::fraction);
        }

        @Override
        public Optional<Fraction> worstCase() {
            return counts.worstCase().map(Ratio::fraction);
        }

        @Override
        public Units units() {
            return new Units("runs", Fraction.of(counts.counted()), Fraction.of(counts.bad()));
        }
    }

    /**
     * @param best where each interval without a request had none that failed
     * @param worst where nothing but errors came in each interval without a request
     */
    record ErrorRates(IntervalRates found, IntervalRates best, IntervalRates worst) implements Finding {
        @Override
        public Optional<Fraction> attained() {
            return found.uptime();
        }

        @Override
        public Optional<Fraction> bestCase() {
            return best.uptime();
        }

        @Override
        public Optional<Fraction> worstCase() {
            return worst.uptime();
        }

        @Override
        public Units units() {
            return new Units("intervals", Fraction.of(found.intervals()), found.sumOfErrorRates());
        }

        @Override
        public String text() {
            return "error rates of " + found.intervals() + " intervals add up to "
                    + found.sumOfErrorRates().decimal(6, RoundingMode.UP).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * @param best where each minute without a request was up
     * @param worst where each minute without a request was down
     */
    record Minutes(Downtime found, Downtime best, Downtime worst) implements Finding {
        @Override
        public Optional<Fraction> attained() {
            return found.uptime();
        }

        @Override
        public Optional<Fraction> bestCase() {
            return best.uptime();
        }

        @Override
        public Optional<Fraction> worstCase() {
            return worst.uptime();
        }

        @Override
        public Units units() {
            var total = found.total();
            return new Units("minutes", Fraction.of(total.total().toMinutes()), Fraction.of(found.downMinutes()));
        }
    }

    /** Intervals as fast as promised, of those that were measured. */
    record Intervals(Attainment found) implements Finding {
        @Override
        public Optional<Fraction> attained() {
            return found.share().map(Ratio::fraction);
        }

        @Override
        public Optional<Fraction> bestCase() {
            return share(found.good() + found.notMeasured());
        }

        @Override
        public Optional<Fraction> worstCase() {
            return share(found.good());
        }

        @Override
        public Units units() {
            return new Units("intervals", Fraction.of(found.measured()), Fraction.of(found.measured() - found.good()));
        }

        private Optional<Fraction> share(long good) {
            long all = found.measured() + found.notMeasured();
            return all == 0 ? Optional.empty() : Optional.of(new Fraction(good, all));
        }
    }
}
