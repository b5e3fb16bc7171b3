package dev.nines.monitor.web.read;

import dev.nines.monitor.discover.Found.SetAside;
import dev.nines.monitor.watch.Roster;
import dev.nines.monitor.watch.Watch;
import dev.nines.monitor.web.read.Discovery.Findings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Comparator;

/** Answers pages from what the running watch remembers. */
@Factory
@Requires(beans = Watch.class)
final class WatchFactory {
    private final Watch watch;

    WatchFactory(Watch watch) {
        this.watch = watch;
    }

    @Singleton
    LiveFigures live() {
        return new WatchedLive(watch);
    }

    @Singleton
    Discovery discovery() {
        return () -> findings(watch.roster());
    }

    private static Findings findings(Roster roster) {
        var setAside = roster.found().stream().flatMap(f -> f.setAside().stream()).distinct()
                .sorted(Comparator.comparing(SetAside::model)).toList();
        return new Findings(roster.asked().size(), roster.troubles(), setAside);
    }
}
