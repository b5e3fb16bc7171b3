package dev.nines.sla.statistics;

/**
 * Where the true share of good may lie, given independent runs. Of no run at all it may lie anywhere.
 *
 * @param low in [0, 1]
 * @param high in [0, 1]
 */
public record ShareInterval(double low, double high) {
    private static final int HALVINGS = 100;

    /** Clopper-Pearson: never covers less than the confidence. The one to claim by. */
    public static ShareInterval exact(long good, long bad, double confidence) {
        double tail = (1 - confidence) / 2;
        return new ShareInterval(1 - highestBadRate(good + bad, bad, tail), 1 - lowestBadRate(good + bad, bad, tail));
    }

    /** Wilson: covers the confidence on average. The one to show. */
    public static ShareInterval wilson(long good, long bad, double confidence) {
        double runs = good + bad;
        if (runs == 0) return new ShareInterval(0, 1);
        double z = Normal.quantile((1 + confidence) / 2);
        double share = good / runs;
        double middle = share + z * z / (2 * runs);
        double half = z * Math.sqrt(share * (1 - share) / runs + z * z / (4 * runs * runs));
        double scale = 1 + z * z / runs;
        return new ShareInterval(
                good == 0 ? 0 : (middle - half) / scale, bad == 0 ? 1 : (middle + half) / scale);
    }

    private static double highestBadRate(long runs, long bad, double tail) {
        if (bad == runs) return 1;
        double low = (double) bad / runs;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (low + high) / 2;
            if (new Binomial(runs, rate).atMost(bad) > tail) low = rate;
            else high = rate;
        }
        return high;
    }

    private static double lowestBadRate(long runs, long bad, double tail) {
        if (bad == 0) return 0;
        double low = 0;
        double high = (double) bad / runs;
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (low + high) / 2;
            if (new Binomial(runs, rate).atLeast(bad) > tail) high = rate;
            else low = rate;
        }
        return low;
    }
}
