package dev.nines.monitor.evaluate;

import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.sla.account.Run;
import dev.nines.sla.contract.CountingPolicy;

/** Follows one series, in the order of its slots, and grades what it finds as a contract counts it. */
public final class Grader {
    private final CountingPolicy policy;
    private final Offering offering;

    public Grader(CountingPolicy policy, Listing listing) {
        this.policy = policy;
        this.offering = new Offering(listing);
    }

    public Run graded(Observation o) {
        return new GradedRun(o, policy, offering.next(o));
    }
}
