package dev.nines.monitor.web.read;

import dev.nines.monitor.watch.Roster;
import dev.nines.monitor.watch.Watch;
import dev.nines.monitor.web.read.Discovery.Findings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

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
    Standings standings() {
        return () -> watch.board().rows();
    }

    @Singleton
    RunningPeriods running() {
        return watch::forecast;
    }

    @Singleton
    Discovery discovery() {
        return () -> findings(watch.roster(), watch.keepingTroubles());
    }

    private static Findings findings(Roster roster, List<String> keeping) {
        var troubles = Stream.concat(keeping.stream(), roster.troubles().stream()).toList();
        return new Findings(roster.asked().size(), troubles, roster.setAside());
    }
}
