package dev.nines.sla.contract;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which faults are bad samples, in declared order; all others are excluded, counted and listed. */
public record CountingPolicy(Set<Fault> bad) {
    /** The usual reading of published contracts: only the vendor's own trouble is downtime. */
    public static final CountingPolicy PROVIDER_ONLY = new CountingPolicy(Set.of(Fault.PROVIDER));

    public CountingPolicy {
        // Set.copyOf would go through the faults in another order in every process, and so would a statement.
        var ordered = EnumSet.noneOf(Fault.class);
        ordered.addAll(bad);
        bad = Collections.unmodifiableSet(ordered);
    }

    public boolean counts(Fault fault) {
        return bad.contains(fault);
    }
}
