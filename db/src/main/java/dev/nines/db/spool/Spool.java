package dev.nines.db.spool;

import dev.nines.db.spool.SetAside.Refused;
import dev.nines.probe.ContentRefused;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps observations in local files until the next sink has them. {@link #append} returns when they are on the disk, so
 * a process that is killed loses nothing which it was told is kept; {@link #drain} hands them on, oldest first, and
 * removes a file only after the next sink has kept all of it. What was handed on twice is one row, by the sink's own
 * promise. Both may be called from any thread.
 */
public final class Spool implements ObservationSink, AutoCloseable {
    /** About 1.4 million observations: two hours of 184 models once a second, five days once a minute. */
    public static final long DEFAULT_LIMIT_BYTES = 1L << 30;

    private static final int BATCH = 1_000;

    private final Backlog backlog;
    private final ObservationSink next;
    private final Object draining = new Object();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong setAside = new AtomicLong();
    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> lastSetAside = new AtomicReference<>(Optional.empty());

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
            trouble.set(Optional.empty());
            return observations.size();
        } catch (IOException e) {
            refused.addAndGet(observations.size());
            trouble.set(Optional.of(reason(e)));
            throw new StoreUnavailable("spool " + observations.size() + " observations in " + backlog.directory(), e);
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static byte[] lines(List<Observation> observations) {
        var all = new ByteArrayOutputStream(observations.size() * 1_200);
        observations.forEach(each -> all.writeBytes(Line.line(each)));
        return all.toByteArray();
    }

    /**
     * Hands everything on that was appended before the call. An observation that the next sink refuses for its content is set aside,
     * in a file of the ending {@code .refused}, and holds up nothing.
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
            var refusals = new ArrayList<Refused>();
            List<Observation> all = content.observations();
            for (int at = 0; at < all.size(); at += BATCH) {
                give(all.subList(at, Math.min(at + BATCH, all.size())), refusals);
            }
            backlog.remove(segment, content, refusals);
            count(refusals);
            return all.size() - refusals.size();
        } catch (IOException e) {
            throw new StoreUnavailable("read spool segment " + segment.file(), e);
        }
    }

    /** Halves what is refused, until the one that is to blame stands alone. */
    private void give(List<Observation> some, List<Refused> refusals) {
        try {
            next.append(some);
        } catch (ContentRefused e) {
            int half = some.size() / 2;
            if (half == 0) {
                refusals.add(new Refused(some.getFirst(), e.why()));
            } else {
                give(some.subList(0, half), refusals);
                give(some.subList(half, some.size()), refusals);
            }
        }
    }

    private void count(List<Refused> refusals) {
        setAside.addAndGet(refusals.size());
        for (Refused each : refusals) {
            lastSetAside.set(Optional.of(
                    each.observation().series().name() + " " + each.observation().scheduledAt() + ": " + each.why()));
        }
    }

    /** How many observations wait. */
    public long depth() {
        return backlog.depth();
    }

    public long bytes() {
        return backlog.bytes();
    }

    public long limitBytes() {
        return backlog.limitBytes();
    }

    /**
     * Lines that could not be read back since this was opened;
     * their files are set aside with the ending {@code .damaged}.
     */
    public long damaged() {
        return backlog.damaged();
    }

    /** Observations that were not taken since this was opened, as often as they were offered. */
    public long refused() {
        return refused.get();
    }

    /** Why the last append was not taken, without the names of files; empty when it was. */
    public Optional<String> trouble() {
        return trouble.get();
    }

    /** Observations that the next sink refused for their content since this was opened. The next opening tries them again. */
    public long setAside() {
        return setAside.get();
    }

    /** Which observation that was last, and why. */
    public Optional<String> lastSetAside() {
        return lastSetAside.get();
    }

    /** Hands nothing on: what waits is handed on by whoever opens the directory next. */
    @Override
    public void close() {
        backlog.close();
    }
}
