package dev.nines.probe;

/**
 * A target seen from one vantage: the unit of storage. Two series are the same stretch of history when target and
 * vantage are equal; the tier is what the configuration calls the model's service level now.
 *
 * @param tier the name of the tier, or {@code ""} where the model belongs to none
 * @param vantage the named place that probes are sent from
 */
public record Series(Target target, String tier, String vantage) {
    public Series {
        if (vantage.isBlank()) throw new IllegalArgumentException("vantage must not be blank");
    }

    /** {@code endpoint/probe/model@vantage}. */
    public String name() {
        return target.name() + "@" + vantage;
    }
}
