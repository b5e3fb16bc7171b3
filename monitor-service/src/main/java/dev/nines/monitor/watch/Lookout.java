package dev.nines.monitor.watch;

import dev.nines.monitor.discover.Asked;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again which models the endpoints list: soon where something was wrong, at once where a model was not found, else every
 * ten minutes. Says what changed.
 */
final class Lookout implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final long SOON_SECONDS = 15;
    private static final long LATER_SECONDS = 600;
    /** A gateway that has lost all its models is not asked for its list by each of them. */
    private static final Duration NOT_FOUND_AGAIN = Duration.ofSeconds(SOON_SECONDS);

    private final Roster roster;
    private final Stores stores;
    private final Consumer<List<Asked>> joined;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("nines-lookout").factory());
    private final AtomicLong lookedNanos = new AtomicLong(System.nanoTime());
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

    /** A listed model was not found: only a new list can say whether it was withdrawn. Does not wait. */
    void lookSoon() {
        long last = lookedNanos.get();
        long now = System.nanoTime();
        if (now - last < NOT_FOUND_AGAIN.toNanos() || !lookedNanos.compareAndSet(last, now)) return;
        soon(this::lookSafely);
    }

    /** On the thread of the looks, between two of them. */
    void soon(Runnable work) {
        try {
            looks.execute(work);
        } catch (RejectedExecutionException _) {
            log.debug("nothing is looked up any more: shutting down");
        }
    }

    void look() {
        lookedNanos.set(System.nanoTime());
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
        var _ = looks.schedule(this::round, roster.isUnsettled() ? SOON_SECONDS : LATER_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        lookSafely();
        if (!looks.isShutdown()) next();
    }

    void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) { // the edge of one look: the next one tries again
            log.warn("looking for models failed why={}", e.getMessage(), e);
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
        troubles.stream().filter(t -> !said.contains(t)).forEach(log::warn);
        if (troubles.isEmpty()) log.info("every endpoint lists its models again");
        said = List.copyOf(troubles);
    }
}
