package dev.nines.monitor.watch.golden;

/** Binomial probabilities the slow way: term by term from nothing up, in logarithms. */
final class Chances {
    /** To a millionth of a millionth, which no statement shows. */
    private static final int HALVINGS = 40;

    private Chances() {}

    /** That of {@code n} at most {@code k} are, each with probability {@code p}. */
    static double atMost(long n, long k, double p) {
        if (k < 0) return 0;
        double log = n * Math.log1p(-p);
        double odds = Math.log(p) - Math.log1p(-p);
        double sum = Math.exp(log);
        for (long i = 1; i <= k; i++) {
            log += Math.log((double) (n - i + 1) / i) + odds;
            sum += Math.exp(log);
        }
        return Math.min(1, sum);
    }

    /** The largest rank whose value is at or below the true quantile with 97.5 %; 0 where none is. */
    static long lowRank(long n, double q) {
        long rank = 0;
        double log = n * Math.log1p(-q);
        double sum = Math.exp(log);
        while (sum <= 0.025) {
            rank++;
            log += Math.log((double) (n - rank + 1) / rank) + Math.log(q) - Math.log1p(-q);
            sum += Math.exp(log);
        }
        return rank;
    }

    /** The smallest rank whose value is at or above it; above {@code n} where none is. */
    static long highRank(long n, double q) {
        long rank = n;
        double log = n * Math.log(q);
        double sum = Math.exp(log);
        if (sum > 0.025) return n + 1;
        while (true) {
            log += Math.log((double) rank / (n - rank + 1)) + Math.log1p(-q) - Math.log(q);
            sum += Math.exp(log);
            if (sum > 0.025) return rank;
            rank--;
        }
    }

    /** Clopper and Pearson: the highest rate of bad ones that so few are not too few for. */
    static double highestBadRate(long n, long bad) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (atMost(n, bad, middle) > 0.025) low = middle;
            else high = middle;
        }
        return low;
    }

    /** The lowest rate of bad ones that so many are not too many for. */
    static double lowestBadRate(long n, long bad) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (1 - atMost(n, bad - 1, middle) > 0.025) high = middle;
            else low = middle;
        }
        return bad == 0 ? 0 : high;
    }
}
