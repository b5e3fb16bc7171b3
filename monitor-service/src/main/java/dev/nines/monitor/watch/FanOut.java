package dev.nines.monitor.watch;

import dev.nines.monitor.live.IncidentWatch;
import dev.nines.monitor.live.LiveWindows;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.schedule.IntakeQueue;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Series;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where every observation goes, the disk first. Called on event loops: nothing here waits. The last runs of a series that is asked no more
 * are kept like any other, and have no place in what is said of now.
 */
record FanOut(IntakeQueue intake, Consumer<Observation> discovery, Now now, Metrics metrics)
        implements Consumer<Observation> {
    /** What is said of now, and of whom. */
    record Now(Predicate<Series> asked, IncidentWatch incidents, LiveWindows live) {}

    @Override
    public void accept(Observation o) {
        intake.accept(o);
        if (now.asked().test(o.series())) {
            discovery.accept(o);
            now.incidents().accept(o);
            now.live().accept(o);
            metrics.probes().observed(o);
        }
        if (o.outcome() instanceof Local local) metrics.self().slotMissed(local.cause());
        else metrics.self().slotBegan(lag(o));
    }

    /** A clock that was set back while a run waited must not count as a negative lag. */
    private static Duration lag(Observation o) {
        var lag = Duration.between(o.scheduledAt(), o.sentAt());
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
