package dev.nines.monitor.schedule;

import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what is in the spool on to PostgreSQL, again and again, on a thread of its own. While PostgreSQL is away the spool grows
 * on the disk and this tries ever more slowly, up to every ten seconds.
 */
public final class SpoolDrain implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SpoolDrain.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final IntSupplier drain;
    private final Thread thread;
    private volatile boolean closed;
    private Duration pause = EVERY;

    /** @param drain hands on all that waits, or throws {@link StoreUnavailable}: {@code spool::drain} */
    public SpoolDrain(IntSupplier drain) {
        this.drain = drain;
        this.thread = Thread.ofPlatform().name("nines-spool-drain").daemon().unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    /** Tries once more, and ends. What then still waits is on the disk, for the next start. Call it after the intake was closed. */
    @Override
    public void close() {
        closed = true;
        Loop.join(thread, LONGEST_CLOSE);
    }

    private void loop() {
        while (!closed) {
            attempt();
            Loop.pause(pause);
        }
        attempt();
    }

    @SuppressWarnings("CatchingUnchecked") // the loop's edge: without it one bad file would end all storing
    private void attempt() {
        try {
            int stored = drain.getAsInt();
            if (pause.compareTo(EVERY) > 0) log.info("PostgreSQL takes observations again stored={}", stored);
            pause = EVERY;
        } catch (StoreUnavailable e) {
            if (pause.equals(EVERY)) log.warn("observations stay in the spool until PostgreSQL takes them why={}", e.why());
            slower();
        } catch (RuntimeException e) {
            log.error("spool cannot be handed on", e);
            slower();
        }
    }

    private void slower() {
        var twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
