package dev.nines.sla.statistics;

/**
 * Fisher's exact test of two counts: could chance alone have put so many of all the bad runs into the first? That it
 * could is no proof that both are the same.
 *
 * @param runs of the first series
 * @param bad of them
 * @param otherRuns of the second
 * @param otherBad of them
 */
public record Fisher(long runs, long bad, long otherRuns, long otherBad) {
    public Fisher {
        if (bad < 0 || bad > runs || otherBad < 0 || otherBad > otherRuns) {
            throw new IllegalArgumentException(
                    "bad must be in 0..runs: " + bad + " of " + runs + ", " + otherBad + " of " + otherRuns);
        }
    }

    /** The chance of at least as many bad runs in the first, if it were no worse. */
    public double pValueFirstWorse() {
        long all = bad + otherBad;
        double sum = 0;
        for (long first = bad; first <= Math.min(all, runs); first++) sum += mass(first, all);
        return Math.min(1, sum);
    }

    /** The hypergeometric mass, as binomial masses of one rate, in which it cancels out. */
    private double mass(long first, long all) {
        long everything = runs + otherRuns;
        if (all - first > otherRuns) return 0;
        double rate = everything == 0 ? 0 : (double) all / everything;
        return new Binomial(runs, rate).mass(first)
                * new Binomial(otherRuns, rate).mass(all - first)
                / new Binomial(everything, rate).mass(all);
    }
}
