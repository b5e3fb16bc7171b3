package dev.nines.sla.statistics;

/** The standard normal distribution. */
final class Normal {
    private static final double FARTHEST = 9;
    private static final int HALVINGS = 100;

    private Normal() {}

    /** By the series of odd powers over odd factorials, which ends after few terms this near to the middle. */
    static double below(double z) {
        double term = z;
        double sum = z;
        for (int odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    static double quantile(double share) {
        if (!(share > 0 && share < 1)) throw new IllegalArgumentException("share must be between 0 and 1: " + share);
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < share) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
