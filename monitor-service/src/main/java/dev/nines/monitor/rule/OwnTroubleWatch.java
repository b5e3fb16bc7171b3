package dev.nines.monitor.rule;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.evaluate.Whose;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.incident.IncidentPolicy;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentTracker;
import dev.nines.sla.incident.OwnTrouble;
import dev.nines.sla.sample.Sample;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether nothing can be asked because of this machine or its network: an incident of ours. Budgets and limits are no trouble, they are
 * kept on purpose. May be called on an event loop; {@code happened} must not block.
 */
public final class OwnTroubleWatch implements Consumer<Observation> {
    private static final OwnTrouble TROUBLE =
            new OwnTrouble(Set.of(Cause.NO_NETWORK.name(), Cause.MONITOR_STALLED.name(), Cause.MONITOR_OFFLINE.name()));
    private static final IncidentPolicy THREE = new IncidentPolicy(3, 3);
    /** A pause of a moment hits many targets at once, and is one. */
    private static final Duration ONE_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofNanos(1_000);

    private final Whose whose;
    private final InstantSource clock;
    private final Consumer<Happening> happened;
    private final IncidentTracker tracker = new IncidentTracker(THREE);
    private IncidentState state = IncidentState.start();
    private Instant heard = Instant.MIN;
    private Instant troubled = Instant.MIN;

    public OwnTroubleWatch(String vantage, InstantSource clock, Consumer<Happening> happened) {
        this.whose = new Whose(Kind.MONITOR, new SeriesId(vantage), Alert.ownTrouble(LabelsOf.vantage(vantage)));
        this.clock = clock;
        this.happened = happened;
    }

    /** An incident that was open when this process began. */
    public synchronized void restore(Instant since) {
        state = IncidentState.openSince(since);
        heard = since;
    }

    /** Knows of nothing. */
    public synchronized void clear() {
        state = IncidentState.start();
        troubled = Instant.MIN;
    }

    @Override
    public synchronized void accept(Observation o) {
        var now = clock.instant();
        if (!now.isAfter(heard)) now = heard.plus(STEP); // a clock that was set back
        var sample = TROUBLE.sample(Grading.forUptime(o, Grading.OUR_OWN, Gone.WHILE_OFFERED), now);
        if (sample instanceof Sample.Bad) {
            if (now.isBefore(later(troubled, ONE_PAUSE))) return;
            troubled = now;
        }
        heard = now;
        var decision = tracker.next(state, sample);
        state = decision.state();
        whose.happening(decision.step()).ifPresent(happened);
    }

    private static Instant later(Instant at, Duration by) {
        return at.equals(Instant.MIN) ? at : at.plus(by);
    }
}
