package dev.nines.monitor.web.read;

import dev.nines.monitor.watch.Roster;
import dev.nines.monitor.watch.Watch;
import dev.nines.monitor.web.read.Discovery.Findings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

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
        return new Findings(roster.asked().size(), roster.troubles(), roster.setAside());
    }
}
