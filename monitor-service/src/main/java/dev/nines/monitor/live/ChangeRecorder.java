package dev.nines.monitor.live;

import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records changes of state and their messages, in order, on one thread of its own. While the log's store is away changes wait in
 * memory, in order, and are repeated until they are recorded. What waits when the process dies is decided again by the next one
 * from the stored observations, under the same key.
 */
public final class ChangeRecorder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChangeRecorder.class);
    private static final int CAPACITY = 100_000;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private final StateLog stateLog;
    private final Function<StateChange, List<Message>> messages;
    private final Runnable recorded;
    private final LinkedBlockingDeque<StateChange> waiting = new LinkedBlockingDeque<>(CAPACITY);
    private final LongAdder lost = new LongAdder();
    private final Thread writer;
    private volatile boolean closing;

    /**
     * @param messages what a change causes; pure
     * @param recorded called after each change that was new, to wake the delivery at once
     */
    public ChangeRecorder(StateLog stateLog, Function<StateChange, List<Message>> messages, Runnable recorded) {
        this.stateLog = stateLog;
        this.messages = messages;
        this.recorded = recorded;
        this.writer = Thread.ofPlatform().name("nines-change-recorder").daemon().unstarted(this::loop);
    }

    public void start() {
        writer.start();
    }

    /** Takes it and returns at once. */
    public void accept(StateChange change) {
        if (waiting.offerLast(change)) return;
        lost.increment();
        log.error("state change lost key={} why=too many are waiting", change.key());
    }

    public int waiting() {
        return waiting.size();
    }

    /** Changes that were never recorded although this process goes on; more than zero is a bug of ours or a full memory. */
    public long lost() {
        return lost.sum();
    }

    /** Records what is waiting if the store is there, then ends. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(writer);
        try {
            if (writer.isAlive()) writer.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(c -> log.warn("state change not recorded at shutdown; the next start decides it again key={}", c.key()));
    }

    private void loop() {
        while (!closing || !waiting.isEmpty()) {
            var next = next();
            if (next.isPresent() && !write(next.get())) return;
        }
    }

    private Optional<StateChange> next() {
        try {
            return Optional.ofNullable(waiting.pollFirst(100, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            closing = true; // nobody interrupts this thread but to end it
            return Optional.empty();
        }
    }

    /** @return false where the process ends and the store is away */
    @SuppressWarnings("CatchingUnchecked") // the loop's edge: a change that can never be recorded must not stop the others
    private boolean write(StateChange change) {
        for (boolean first = true; ; first = false) {
            try {
                if (stateLog.record(change, messages.apply(change)) == StateLog.Recorded.NEW) recorded.run();
                return true;
            } catch (StoreUnavailable e) {
                if (first) log.warn("state change waits for PostgreSQL key={} behind={} why={}", change.key(), waiting.size(), e.why());
                if (closing) {
                    waiting.offerFirst(change);
                    return false;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (RuntimeException e) {
                lost.increment();
                log.error("state change lost key={}", change.key(), e);
                return true;
            }
        }
    }
}
