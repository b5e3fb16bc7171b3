package dev.nines.sla.verdict;

import dev.nines.sla.contract.Period;
import java.time.Instant;

/**
 * What a verdict stands on beside the samples.
 *
 * @param plannedSlots slots that were meant to run, from the plans: of the whole period, or of an open one those up to
 *     {@code asOf}; where more than that were heard of, those are what was meant
 * @param coverageFloorPerMillion the contract's: below it the verdict is Undecided
 * @param asOf the moment of judging; before the period's end nothing is decided
 */
public record Basis(Period period, long plannedSlots, int coverageFloorPerMillion, Instant asOf) {
    public Basis {
        if (plannedSlots < 0) throw new IllegalArgumentException("planned slots must not be negative: " + plannedSlots);
        if (coverageFloorPerMillion < 0 || coverageFloorPerMillion > 1_000_000) {
            throw new IllegalArgumentException("coverage floor must be in 0..1000000: " + coverageFloorPerMillion);
        }
    }
}
