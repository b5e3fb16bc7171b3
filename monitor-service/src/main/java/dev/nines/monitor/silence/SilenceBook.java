package dev.nines.monitor.silence;

import dev.nines.db.state.KeptSilence;
import dev.nines.monitor.config.yaml.Parsed;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.silence.Matcher;
import dev.nines.sla.silence.Silence;
import dev.nines.sla.silence.Silences;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is in force: windows of the configuration, and silences that were made at run time, also by other processes. It is asked before
 * everything that is told, so it answers from memory. Every five seconds it reads again what is kept; while the database is away the last
 * of it counts.
 */
public final class SilenceBook implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SilenceBook.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** Whoever decides may be waiting for it. */
    private static final Duration WHILE_AWAY = Duration.ofMillis(500);

    private final Shelf shelf;
    private final InstantSource clock;
    private final Object reading = new Object();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("nines-silences").factory());
    private volatile List<Silence> announced;
    private volatile List<Silence> made = List.of();
    private volatile Silences all;
    private volatile boolean isRead;
    private volatile boolean away;

    /** Where those are kept that were made at run time. */
    @FunctionalInterface
    public interface Shelf {
        /** Those that may cover something at {@code now} or later. */
        List<KeptSilence> living(Instant now);
    }

    /** @param announced the windows of the configuration */
    public SilenceBook(Shelf shelf, List<Silence> announced, InstantSource clock) {
        this.shelf = shelf;
        this.clock = clock;
        this.announced = List.copyOf(announced);
        this.all = new Silences(announced);
    }

    /** From memory: never waits. */
    public Silences now() {
        return all;
    }

    /**
     * The same for whoever decides what is told: before anything could be read, nobody knows who is not to be woken.
     *
     * @throws StoreUnavailable until the first reading has succeeded
     */
    public Silences known() {
        if (!isRead) throw new StoreUnavailable("read silences", new IOException("nothing was read since the start"));
        return all;
    }

    /** @param listener hears, on the thread of whoever changes it, that {@link #now} is another */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Reads what is kept, before it returns if the database is there, and then every five seconds. */
    public void start() {
        refresh();
        next();
    }

    private void next() {
        if (rounds.isShutdown()) return;
        var _ = rounds.schedule(this::round, (away ? WHILE_AWAY : EVERY).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        refresh();
        next();
    }

    /** Goes by other windows from now on. */
    public void goBy(List<Silence> next) {
        announced = List.copyOf(next);
        turn();
    }

    /** What is kept by now is in force when this returns; where the database is away, what was. */
    public void refresh() {
        synchronized (reading) { // or what was read before might be taken for what was read after it
            read();
        }
        turn();
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }

    /** @throws IllegalArgumentException where the row holds what this version cannot read */
    public static Silence silence(KeptSilence kept) {
        return new Silence(kept.id(), kept.kind(), kept.matchers().stream().map(SilenceBook::matcher).toList(), WhenJson.read(kept.schedule()),
                kept.origin());
    }

    private static Matcher matcher(String text) {
        return switch (MatcherLiteral.read(text)) {
            case Parsed.Ok<Matcher>(Matcher matcher) -> matcher;
            case Parsed.Wrong<Matcher>(String remedy) -> throw new IllegalArgumentException("\"" + text + "\" " + remedy);
        };
    }

    @SuppressWarnings("CatchingUnchecked") // the edge of one round: without it the first odd row would end all rounds
    private void read() {
        try {
            made = shelf.living(clock.instant()).stream().flatMap(kept -> readable(kept).stream()).toList();
            isRead = true;
            away = false;
        } catch (StoreUnavailable e) {
            if (!away) log.warn("silences stay as they were: PostgreSQL is away why={}", e.why());
            away = true;
        } catch (RuntimeException e) {
            log.error("reading silences failed; they stay as they were", e);
        }
    }

    /** One that a later version has made must not take the others out of force. */
    private Optional<Silence> readable(KeptSilence kept) {
        try {
            return Optional.of(silence(kept));
        } catch (IllegalArgumentException e) {
            if (unreadable.add(kept.id())) log.error("silence not in force: this version cannot read it id={} why={}", kept.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private void turn() {
        if (turned()) listeners.forEach(Runnable::run);
    }

    private synchronized boolean turned() {
        var both = new ArrayList<>(announced);
        both.addAll(made);
        var next = new Silences(both);
        if (next.equals(all)) return false;
        all = next;
        return true;
    }
}
