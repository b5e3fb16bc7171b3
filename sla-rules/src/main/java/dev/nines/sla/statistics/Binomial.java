package dev.nines.sla.statistics;

/**
 * Exact binomial tails of {@code trials} independent runs that each fail with one probability. Sums start at the asked
 * count and walk away from the mode, so they end after few terms.
 *
 * @param rate in [0, 1]
 */
record Binomial(long trials, double rate) {
    private static final double NEGLIGIBLE = 1e-18;

    Binomial {
        if (trials < 0) throw new IllegalArgumentException("trials must not be negative: " + trials);
        if (!(rate >= 0 && rate <= 1)) throw new IllegalArgumentException("rate must be in 0..1: " + rate);
    }

    double atLeast(long count) {
        if (count <= 0) return 1;
        if (count > trials) return 0;
        return count > trials * rate ? upwards(count) : Math.max(0, 1 - downwards(count - 1));
    }

    double atMost(long count) {
        return 1 - atLeast(count + 1);
    }

    /** Beyond the last count a term is nothing, which ends this sum and the next. */
    private double upwards(long from) {
        double term = mass(from);
        double sum = term;
        for (long k = from; term > sum * NEGLIGIBLE; k++) {
            term *= (double) (trials - k) / (k + 1) * rate / (1 - rate);
            sum += term;
        }
        return Math.min(1, sum);
    }

    private double downwards(long from) {
        double term = mass(from);
        double sum = term;
        for (long k = from; term > sum * NEGLIGIBLE; k--) {
            term *= (double) k / (trials - k + 1) * (1 - rate) / rate;
            sum += term;
        }
        return Math.min(1, sum);
    }

    /** By deviance rather than by factorials, whose logarithms lose eight digits at a million trials. */
    double mass(long k) {
        if (rate == 0) return k == 0 ? 1 : 0;
        if (rate == 1) return k == trials ? 1 : 0;
        if (k == 0) return Math.exp(trials * Math.log1p(-rate));
        if (k == trials) return Math.exp(trials * Math.log(rate));
        double log = stirlingError(trials) - stirlingError(k) - stirlingError(trials - k)
                - deviance(k, trials * rate) - deviance(trials - k, trials * (1 - rate));
        return Math.exp(log) * Math.sqrt(trials / (2 * Math.PI * k * (trials - k)));
    }

    /** {@code ln n!} less Stirling's formula. */
    private static double stirlingError(long n) {
        if (n > 15) {
            double square = (double) n * n;
            return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / n;
        }
        double logFactorial = 0;
        for (long i = 2; i <= n; i++) logFactorial += Math.log((double) i);
        return logFactorial - (n + 0.5) * Math.log((double) n) + n - 0.5 * Math.log(2 * Math.PI);
    }

    private static double deviance(long observed, double expected) {
        double excess = observed - expected;
        return observed * Math.log1p(excess / expected) - excess;
    }
}
