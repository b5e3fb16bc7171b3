package dev.nines.db.spool;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps observations in local files until the next sink has them. {@link #append} returns when they are on the disk, so
 * a process that is killed loses nothing which it was told is kept; {@link #drain} hands them on, oldest first, and
 * removes a file only after the next sink has kept all of it. What was handed on twice is one row, by the sink's own
 * promise. Both may be called from any thread.
 */
public final class Spool implements ObservationSink, AutoCloseable {
    /** About 800,000 observations. */
    public static final long DEFAULT_LIMIT_BYTES = 1L << 30;

    private static final int BATCH = 1_000;

    private final Backlog backlog;
    private final ObservationSink next;
    private final Object draining = new Object();
    private final AtomicLong refused = new AtomicLong();

    private Spool(Backlog backlog, ObservationSink next) {
        this.backlog = backlog;
        this.next = next;
    }

    /** @throws StoreUnavailable when another process uses the directory, or it cannot be read and written */
    public static Spool open(Path directory, ObservationSink next) {
        return open(directory, next, DEFAULT_LIMIT_BYTES);
    }

    /** @param limitBytes past this nothing more is taken: what is oldest is kept, and the disk is left some room */
    public static Spool open(Path directory, ObservationSink next, long limitBytes) {
        return new Spool(Backlog.open(directory, limitBytes), next);
    }

    /**
     * @return all of them: which are new is known only to the next sink
     * @throws StoreUnavailable when the disk is full or failing, or the limit is reached
     */
    @Override
    public int append(List<Observation> observations) {
        if (observations.isEmpty()) return 0;
        try {
            backlog.append(lines(observations), observations.size());
            return observations.size();
        } catch (IOException e) {
            refused.addAndGet(observations.size());
            throw new StoreUnavailable("spool " + observations.size() + " observations in " + backlog.directory(), e);
        }
    }

    private static byte[] lines(List<Observation> observations) {
        var all = new ByteArrayOutputStream(observations.size() * 1_200);
        observations.forEach(each -> all.writeBytes(Line.line(each)));
        return all.toByteArray();
    }

    /**
     * Hands everything on that was appended before the call.
     *
     * @return how many observations the next sink now has
     * @throws StoreUnavailable when the next sink does not take them, or a file cannot be read:
     *     what is left stays, in order
     */
    public int drain() {
        synchronized (draining) {
            int handed = 0;
            backlog.seal();
            for (Segment each = backlog.oldest(); each != null; each = backlog.oldest()) handed += hand(each);
            return handed;
        }
    }

    private int hand(Segment segment) {
        try {
            var content = segment.read();
            List<Observation> all = content.observations();
            for (int at = 0; at < all.size(); at += BATCH) {
                next.append(all.subList(at, Math.min(at + BATCH, all.size())));
            }
            backlog.remove(segment, content);
            return all.size();
        } catch (IOException e) {
            throw new StoreUnavailable("read spool segment " + segment.file(), e);
        }
    }

    /** How many observations wait. */
    public long depth() {
        return backlog.depth();
    }

    public long bytes() {
        return backlog.bytes();
    }

    /**
     * Lines that could not be read back since this was opened;
     * their files are set aside with the ending {@code .damaged}.
     */
    public long damaged() {
        return backlog.damaged();
    }

    /** Observations that were not taken since this was opened. */
    public long refused() {
        return refused.get();
    }

    /** Hands nothing on: what waits is handed on by whoever opens the directory next. */
    @Override
    public void close() {
        backlog.close();
    }
}
