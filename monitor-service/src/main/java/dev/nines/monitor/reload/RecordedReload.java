package dev.nines.monitor.reload;

import dev.nines.db.access.Change;
import dev.nines.monitor.access.AuditTrail;
import dev.nines.monitor.reload.Reload.Outcome;
import java.time.InstantSource;
import java.util.Map;

/** A reload, and the line in the audit log about it. */
public final class RecordedReload {
    /** Of a file that is nothing but problems, the first are enough. */
    private static final int LONGEST = 2_000;

    private final Reload reload;
    private final AuditTrail trail;
    private final InstantSource clock;

    public RecordedReload(Reload reload, AuditTrail trail, InstantSource clock) {
        this.reload = reload;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param who asks, as logs name him */
    public Outcome now(String who) {
        var outcome = reload.now(who);
        switch (outcome) {
            case Outcome.Taken taken -> note(who, "config.reloaded", taken.text());
            case Outcome.Refused refused -> note(who, "config.refused", refused.report());
            case Outcome.NotTried _ -> {} // nothing was read, so nothing could change
        }
        return outcome;
    }

    private void note(String who, String what, String text) {
        String said = text.substring(0, Math.min(text.length(), LONGEST));
        trail.note(new Change(clock.instant(), who, what, "configuration", Map.of("said", said)));
    }
}
