package dev.nines.monitor.watch;

import dev.nines.monitor.discover.Asked;
import dev.nines.probe.StoreUnavailable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again which models the endpoints list: soon where something was wrong, else every ten minutes. Says what changed. */
final class Lookout implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final long SOON_SECONDS = 15;
    private static final long LATER_SECONDS = 600;

    private final Roster roster;
    private final Stores stores;
    private final Consumer<List<Asked>> joined;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("nines-lookout").factory());
    private List<String> said = List.of();

    /** @param joined hears of series that are new */
    Lookout(Roster roster, Stores stores, Consumer<List<Asked>> joined) {
        this.roster = roster;
        this.stores = stores;
        this.joined = joined;
    }

    void start() {
        next();
    }

    void look() {
        var added = roster.look();
        if (!added.isEmpty()) log.info("models found, asking them from now on count={}", added.size());
        register(added);
        joined.accept(added);
        say(roster.troubles());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    private void next() {
        var _ = looks.schedule(this::round, roster.troubles().isEmpty() ? LATER_SECONDS : SOON_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        try {
            look();
        } catch (RuntimeException e) { // the edge of one look: the next one tries again
            log.warn("looking for models failed why={}", e.getMessage(), e);
        } finally {
            if (!looks.isShutdown()) next();
        }
    }

    /** The tiers of now. Numbers are given when the first row is stored, too. */
    private void register(List<Asked> added) {
        try {
            stores.series().register(added.stream().map(Asked::series).toList());
        } catch (StoreUnavailable e) {
            log.warn("tiers not stored: PostgreSQL is away why={}", e.why());
        }
    }

    private void say(List<String> troubles) {
        if (troubles.equals(said)) return;
        troubles.forEach(trouble -> log.warn("{}; looking again in {} s", trouble, SOON_SECONDS));
        if (troubles.isEmpty()) log.info("every endpoint lists its models again");
        said = List.copyOf(troubles);
    }
}
