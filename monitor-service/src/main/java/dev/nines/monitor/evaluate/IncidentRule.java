package dev.nines.monitor.evaluate;

import dev.nines.sla.incident.Decision;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.Step;
import dev.nines.sla.sample.Sample;
import java.time.Instant;

/** When an incident opens and closes. To the tracker's rule it adds that a model which is withdrawn is not down any more. */
public record IncidentRule(IncidentTracker tracker) {
    public Decision next(IncidentState state, Sample sample) {
        if (!(sample instanceof Sample.Excluded(Instant slot, String reason) && reason.equals(Gone.RETIRED.reason()))) {
            return tracker.next(state, sample);
        }
        return switch (state) {
            case IncidentState.Down d when slot.isAfter(d.seen()) -> ended(d.since(), slot);
            case IncidentState.Recovering r when slot.isAfter(r.seen()) -> ended(r.since(), slot);
            case IncidentState.Up _, IncidentState.Suspect _, IncidentState.Down _, IncidentState.Recovering _ -> tracker.next(state, sample);
        };
    }

    private static Decision ended(Instant since, Instant slot) {
        return new Decision(new IncidentState.Up(slot), new Step.Closed(since, slot, slot));
    }
}
