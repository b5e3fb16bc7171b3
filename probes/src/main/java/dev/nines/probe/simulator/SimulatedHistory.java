package dev.nines.probe.simulator;

import dev.nines.probe.Observation;
import dev.nines.probe.Plan;
import dev.nines.probe.Slot;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The observations that a probe of a simulated gateway would have recorded, without network or clock. They are marked
 * {@code simulated}. A slot gives the same observation however the plans around it are cut.
 */
public final class SimulatedHistory {
    private final Script script;
    private final Behaviour behaviour;
    private final ImaginedProbe probe;

    /**
     * @param start where the script's history troubles count from, usually the start of a month in the contract's zone
     * @param firstTokenLimit after how long a request that is never answered is recorded as timed out
     */
    public SimulatedHistory(Script script, Instant start, String probeVersion, Duration firstTokenLimit) {
        this.script = script;
        this.behaviour = Behaviour.past(script, start);
        this.probe = new ImaginedProbe(probeVersion, firstTokenLimit);
    }

    /** Hands over one observation for each slot of {@code plan}, in order, and holds none. */
    public void write(Plan plan, Consumer<Observation> reader) {
        String id = plan.series().target().model();
        var model = script.model(id).orElseThrow(() -> new IllegalArgumentException("the script has no model " + id));
        long count = plan.count();
        for (long k = 0; k < count; k++) {
            reader.accept(at(new Slot(plan.series(), plan.firstSlot().plus(plan.every().multipliedBy(k))), model));
        }
    }

    private Observation at(Slot slot, SimulatedModel model) {
        var at = slot.scheduledAt();
        long number = at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
        return probe.observe(slot, model, behaviour.at(model, at, number));
    }
}
