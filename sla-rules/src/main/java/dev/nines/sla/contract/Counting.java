package dev.nines.sla.contract;

import dev.nines.sla.exclusion.Exclusions;

/**
 * Which runs count, and as what.
 *
 * @param coverageFloorPerMillion below this share of expected slots the verdict is Undecided: 900,000 is 90 %
 * @param exclusions time that does not count, in every version that was ever recorded
 */
public record Counting(
        CountingPolicy policy, int coverageFloorPerMillion, Viewpoint viewpoint, Exclusions exclusions) {
    public Counting {
        if (coverageFloorPerMillion < 0 || coverageFloorPerMillion > 1_000_000) {
            throw new IllegalArgumentException("coverage floor must be in 0..1000000: " + coverageFloorPerMillion);
        }
    }

    /** Of each vantage for itself, and all of the time. */
    public Counting(CountingPolicy policy, int coverageFloorPerMillion) {
        this(policy, coverageFloorPerMillion, new Viewpoint.EachVantage(), Exclusions.NONE);
    }
}
