package dev.nines.sla.incident;

import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.Set;

/**
 * Runs that could not be made because of us are no incident of any target; they are one of ours. What all targets of a vantage say is
 * read as samples of the monitor itself, in the order in which it is heard, for a tracker of its own.
 *
 * @param reasons of missing samples that are trouble of ours; any other missing sample says nothing
 */
public record OwnTrouble(Set<String> reasons) {
    public OwnTrouble {
        reasons = Set.copyOf(reasons);
    }

    /** @param heardAt rises from call to call: answers come in another order than their slots */
    public Sample sample(Sample ofATarget, Instant heardAt) {
        return switch (ofATarget) {
            case Sample.Missing(_, var reason) when reasons.contains(reason) ->
                new Sample.Bad(heardAt, reason, new LatencyBound.Never());
            case Sample.Missing(_, var reason) -> new Sample.Missing(heardAt, reason);
            // however the target fared, we were able to ask
            case Sample.Good _, Sample.Bad _, Sample.Excluded _ ->
                new Sample.Good(heardAt, "OK", new LatencyBound.Measured(0));
        };
    }
}
