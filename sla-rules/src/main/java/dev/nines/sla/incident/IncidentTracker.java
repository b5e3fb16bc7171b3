package dev.nines.sla.incident;

import dev.nines.sla.incident.IncidentState.Down;
import dev.nines.sla.incident.IncidentState.Recovering;
import dev.nines.sla.incident.IncidentState.Suspect;
import dev.nines.sla.incident.IncidentState.Up;
import dev.nines.sla.incident.Recent.Mark;
import dev.nines.sla.incident.Recent.Seen;
import dev.nines.sla.incident.Step.Closed;
import dev.nines.sla.incident.Step.Opened;
import dev.nines.sla.incident.Step.Reason;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.sample.Sample.Bad;
import dev.nines.sla.sample.Sample.Good;
import java.time.Instant;

/** State and sample in, state and step out. It remembers nothing: whoever calls keeps the state of each series. */
public record IncidentTracker(IncidentPolicy policy) {
    public Decision next(IncidentState state, Sample sample) {
        return switch (sample) {
            case Sample.Excluded _, Sample.Missing _ -> Decision.hold(state, Reason.SAYS_NOTHING);
            case Good _, Bad _ when !sample.slot().isAfter(state.seen()) -> Decision.hold(state, Reason.OUT_OF_ORDER);
            case Good good -> good(state, good.slot());
            case Bad bad -> bad(state, bad);
        };
    }

    private Decision good(IncidentState state, Instant slot) {
        return switch (state) {
            case Up _ -> Decision.hold(new Up(slot), Reason.STILL_UP);
            case Suspect s -> stillUp(slot, s.recent().with(new Seen(slot, Mark.GOOD), policy));
            case Down down -> recovering(new Recovering(slot, down.since(), slot, 1));
            case Recovering r -> recovering(new Recovering(slot, r.since(), r.goodSince(), r.successes() + 1));
        };
    }

    private Decision bad(IncidentState state, Bad bad) {
        var slot = bad.slot();
        return switch (state) {
            case Up _ -> suspect(Recent.NOTHING, bad);
            case Suspect s -> suspect(s.recent(), bad);
            case Down down -> Decision.hold(new Down(slot, down.since()), Reason.STILL_DOWN);
            case Recovering r -> Decision.hold(new Down(slot, r.since()), Reason.STILL_DOWN);
        };
    }

    private static Decision stillUp(Instant slot, Recent recent) {
        return Decision.hold(recent.isEmpty() ? new Up(slot) : new Suspect(slot, recent), Reason.STILL_UP);
    }

    private Decision suspect(Recent before, Bad bad) {
        var recent = before.with(new Seen(bad.slot(), Mark.BAD), policy);
        if (recent.failures() < policy.openAfter()) {
            return Decision.hold(new Suspect(bad.slot(), recent), before.isEmpty() ? Reason.CONFIRM : Reason.SUSPECTED);
        }
        var down = new Down(bad.slot(), recent.since());
        return new Decision(down, new Opened(down.since(), bad.slot(), bad.reason()));
    }

    private Decision recovering(Recovering r) {
        if (r.successes() < policy.closeAfter()) return Decision.hold(r, Reason.RECOVERING);
        return new Decision(new Up(r.seen()), new Closed(r.since(), r.goodSince(), r.seen()));
    }
}
