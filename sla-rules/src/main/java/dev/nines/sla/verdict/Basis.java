package dev.nines.sla.verdict;

import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import dev.nines.sla.exclusion.Exclusion;
import java.time.Instant;
import java.util.List;

/**
 * What a verdict stands on beside the samples.
 *
 * @param plannedSlots slots that were meant to run, from the plans: of the whole period, or of an open one those up to
 *     {@code asOf}; where more than that were heard of, those are what was meant
 * @param coverageFloorPerMillion the contract's: below it the verdict is Undecided
 * @param asOf the moment of judging; before the period's end nothing is decided
 * @param exclusions those that touch the period, in the versions that were used
 */
public record Basis(
        Period period, long plannedSlots, int coverageFloorPerMillion, Instant asOf, List<Exclusion> exclusions) {
    /** Without exclusions. */
    public Basis(Period period, long plannedSlots, int coverageFloorPerMillion, Instant asOf) {
        this(period, plannedSlots, coverageFloorPerMillion, asOf, List.of());
    }

    /** Of a contract's period, by what was known at the moment of judging. */
    public static Basis of(Contract contract, Period period, long plannedSlots, Instant asOf) {
        var used = contract.counting().exclusions().asOf(asOf).stream()
                .filter(exclusion -> !exclusion.span().overlap(period.span()).isEmpty())
                .toList();
        return new Basis(period, plannedSlots, contract.coverageFloorPerMillion(), asOf, used);
    }

    public Basis {
        exclusions = List.copyOf(exclusions);
        if (plannedSlots < 0) throw new IllegalArgumentException("planned slots must not be negative: " + plannedSlots);
        if (coverageFloorPerMillion < 0 || coverageFloorPerMillion > 1_000_000) {
            throw new IllegalArgumentException("coverage floor must be in 0..1000000: " + coverageFloorPerMillion);
        }
    }
}
