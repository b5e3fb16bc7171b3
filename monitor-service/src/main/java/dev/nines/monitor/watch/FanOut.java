package dev.nines.monitor.watch;

import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.live.LiveWindows;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.schedule.IntakeQueue;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Local;
import java.time.Duration;
import java.util.function.Consumer;

/** Where every observation goes, the disk first. Called on event loops: nothing here waits. */
record FanOut(IntakeQueue intake, Consumer<Observation> discovery, IncidentWatch incidents, LiveWindows live, Metrics metrics)
        implements Consumer<Observation> {
    @Override
    public void accept(Observation o) {
        intake.accept(o);
        discovery.accept(o);
        incidents.accept(o);
        live.accept(o);
        metrics.probes().observed(o);
        if (o.outcome() instanceof Local local) metrics.self().slotMissed(local.cause());
        else metrics.self().slotBegan(lag(o));
    }

    /** A clock that was set back while a run waited must not count as a negative lag. */
    private static Duration lag(Observation o) {
        var lag = Duration.between(o.scheduledAt(), o.sentAt());
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
