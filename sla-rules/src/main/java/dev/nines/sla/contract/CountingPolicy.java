package dev.nines.sla.contract;

import java.util.Set;

/** Which faults are bad samples; all others are excluded, counted and listed. */
public record CountingPolicy(Set<Fault> bad) {
    /** The usual reading of published contracts: only the vendor's own trouble is downtime. */
    public static final CountingPolicy PROVIDER_ONLY = new CountingPolicy(Set.of(Fault.PROVIDER));

    public CountingPolicy {
        bad = Set.copyOf(bad);
    }

    public boolean counts(Fault fault) {
        return bad.contains(fault);
    }
}
