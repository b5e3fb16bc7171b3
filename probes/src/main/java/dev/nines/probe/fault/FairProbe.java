package dev.nines.probe.fault;

import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.Phase;
import dev.nines.probe.Phases;
import dev.nines.probe.Probe;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.Slot;
import dev.nines.probe.fault.WhoseFault.Run;
import dev.nines.probe.fault.WhoseFault.Testimony;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A probe that never blames the endpoint for our own trouble. Most runs pass through it unchanged and at once; one whose
 * end a lost network could have caused waits for the canary, for milliseconds where that answers, for a few seconds at
 * most. Nothing blocks.
 */
public final class FairProbe implements Probe {
    private final Probe probe;
    private final Witnesses witnesses;

    public FairProbe(Probe probe, Witnesses witnesses) {
        this.probe = probe;
        this.witnesses = witnesses;
    }

    @Override
    public CompletableFuture<Observation> ask(Slot slot) {
        long asked = System.nanoTime();
        return probe.ask(slot).thenCompose(found -> judged(new Run(found, new Span(asked, System.nanoTime()))));
    }

    private CompletableFuture<Observation> judged(Run run) {
        heard(run);
        var stalls = witnesses.stalls().during(run.when());
        if (!WhoseFault.mayBeTheNetwork(run.found())) return settled(run, Testimony.of(stalls, Reachable.UNKNOWN));
        var known = Testimony.of(stalls, witnesses.canary().during(run.when()));
        if (WhoseFault.judge(run, known) instanceof Judgement.Ours) return settled(run, known);
        return witnesses.canary().ask().thenCompose(after -> after == Reachable.NO
                ? witnesses.endpoint().ask().thenCompose(endpoint -> settled(run, known.with(after, endpoint)))
                : settled(run, known.with(after, Reachable.UNKNOWN)));
    }

    private void heard(Run run) {
        run.found().phases().micros(Phase.TTFB).ifPresent(us ->
                witnesses.canary().endpointAnswered(run.when().fromNanos() + TimeUnit.MICROSECONDS.toNanos(us)));
    }

    private static CompletableFuture<Observation> settled(Run run, Testimony said) {
        var found = run.found();
        return CompletableFuture.completedFuture(switch (WhoseFault.judge(run, said)) {
            case Judgement.Stands _ -> found;
            case Judgement.Delayed _ -> delayed(found);
            case Judgement.Ours ours -> ours(found, ours.why());
        });
    }

    private static Observation delayed(Observation found) {
        var flags = EnumSet.of(Flag.MONITOR_DELAYED);
        flags.addAll(found.flags());
        return new Observation(found.series(), found.scheduledAt(), found.sentAt(), found.outcome(), found.phases(),
                found.tokens(), found.reply(), flags, found.cost(), found.probeVersion(), found.simulated());
    }

    /** What the run cost was spent all the same; its times were none. */
    private static Observation ours(Observation found, ProbeOutcome.Local why) {
        return new Observation(found.series(), found.scheduledAt(), found.sentAt(), why, Phases.NONE,
                found.tokens(), found.reply(), found.flags(), found.cost(), found.probeVersion(), found.simulated());
    }
}
