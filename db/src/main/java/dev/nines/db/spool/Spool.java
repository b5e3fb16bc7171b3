package dev.nines.db.spool;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationSink;
import dev.nines.probe.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps observations in local files until the next sink has them. {@link #append} returns when they are on the disk, so a
 * process that is killed loses nothing which it was told is kept; {@link #drain} hands them on, oldest first, and removes a
 * file only after the next sink has kept all of it. What was handed on twice is one row, by the sink's own promise. Both
 * may be called from any thread.
 */
public final class Spool implements ObservationSink, AutoCloseable {
    /** About 800,000 observations. */
    public static final long DEFAULT_LIMIT_BYTES = 1L << 30;

    private static final long SEGMENT_BYTES = 4L << 20;
    private static final int BATCH = 1_000;

    private final Path directory;
    private final ObservationSink next;
    private final long limitBytes;
    private final SpoolLock lock;
    private final Object writing = new Object();
    private final Object draining = new Object();
    private final Deque<Segment> sealed = new ArrayDeque<>();
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private @Nullable SegmentWriter writer;
    private long lastNumber;
    private boolean closed;

    private Spool(Path directory, ObservationSink next, long limitBytes) {
        this.directory = directory;
        this.next = next;
        this.limitBytes = limitBytes;
        this.lock = SpoolLock.take(directory);
    }

    /** @throws StoreUnavailable when another process uses the directory, or it cannot be read and written */
    public static Spool open(Path directory, ObservationSink next) {
        return open(directory, next, DEFAULT_LIMIT_BYTES);
    }

    /** @param limitBytes past this nothing more is taken: what is oldest is kept, and the disk is left some room */
    public static Spool open(Path directory, ObservationSink next, long limitBytes) {
        var spool = new Spool(directory, next, limitBytes);
        try {
            for (Segment each : Segment.all(directory)) spool.adopt(each);
            return spool;
        } catch (IOException e) {
            spool.close();
            throw new StoreUnavailable("read spool " + directory, e);
        }
    }

    /**
     * @return all of them: which are new is known only to the next sink
     * @throws StoreUnavailable when the disk is full or failing, or the limit is reached
     */
    @Override
    public int append(List<Observation> observations) {
        if (observations.isEmpty()) return 0;
        byte[] lines = lines(observations);
        synchronized (writing) {
            try {
                write(lines);
            } catch (IOException e) {
                refused.addAndGet(observations.size());
                throw new StoreUnavailable("spool " + observations.size() + " observations in " + directory, e);
            }
            depth.addAndGet(observations.size());
        }
        return observations.size();
    }

    /**
     * Hands everything on that was appended before the call.
     *
     * @return how many observations the next sink now has
     * @throws StoreUnavailable when the next sink does not take them, or a file cannot be read: what is left stays, in order
     */
    public int drain() {
        synchronized (draining) {
            int handed = 0;
            for (Segment each = oldestSealed(); each != null; each = oldest()) handed += hand(each);
            return handed;
        }
    }

    /** How many observations wait. */
    public long depth() {
        return depth.get();
    }

    public long bytes() {
        return bytes.get();
    }

    /** Lines that could not be read back since this was opened; their files are set aside with the ending {@code .damaged}. */
    public long damaged() {
        return damaged.get();
    }

    /** Observations that were not taken since this was opened. */
    public long refused() {
        return refused.get();
    }

    /** Hands nothing on: what waits is handed on by whoever opens the directory next. */
    @Override
    public void close() {
        synchronized (writing) {
            closed = true;
            seal();
            try {
                lock.close();
            } catch (IOException e) {
                throw new StoreUnavailable("close spool " + directory, e);
            }
        }
    }

    private void adopt(Segment segment) throws IOException {
        sealed.add(segment);
        lastNumber = segment.number();
        bytes.addAndGet(Files.size(segment.file()));
        depth.addAndGet(segment.read().observations().size());
    }

    private static byte[] lines(List<Observation> observations) {
        var all = new ByteArrayOutputStream(observations.size() * 1_200);
        observations.forEach(each -> all.writeBytes(Line.line(each)));
        return all.toByteArray();
    }

    private void write(byte[] lines) throws IOException {
        if (closed) throw new IOException("the spool is closed");
        if (bytes.get() + lines.length > limitBytes) throw new IOException("its limit of " + limitBytes + " bytes is reached");
        if (writer != null && writer.bytes() >= SEGMENT_BYTES) seal();
        if (writer == null) writer = SegmentWriter.create(Segment.numbered(directory, ++lastNumber));
        try {
            writer.append(lines);
            bytes.addAndGet(lines.length);
        } catch (IOException e) {
            abandon(writer, e);
            throw e;
        }
    }

    /** After a failure nothing is written behind it: whatever is left of it is the torn end of its file. */
    private void abandon(SegmentWriter failed, IOException why) {
        try {
            failed.forgetFailed();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        seal();
    }

    private void seal() {
        if (writer == null) return;
        sealed.add(writer.segment());
        try {
            writer.close();
        } catch (IOException _) {
            // Every line that counts was forced to the disk when it was written; closing adds nothing to that.
        }
        writer = null;
    }

    private @Nullable Segment oldestSealed() {
        synchronized (writing) {
            seal();
            return sealed.peek();
        }
    }

    private @Nullable Segment oldest() {
        synchronized (writing) {
            return sealed.peek();
        }
    }

    private int hand(Segment segment) {
        try {
            var content = segment.read();
            List<Observation> all = content.observations();
            for (int at = 0; at < all.size(); at += BATCH) next.append(all.subList(at, Math.min(at + BATCH, all.size())));
            remove(segment, content);
            return all.size();
        } catch (IOException e) {
            throw new StoreUnavailable("read spool segment " + segment.file(), e);
        }
    }

    private void remove(Segment segment, Segment.Content content) throws IOException {
        synchronized (writing) {
            long size = Files.size(segment.file());
            if (content.damaged() == 0) Files.delete(segment.file());
            else Files.move(segment.file(), segment.file().resolveSibling(segment.file().getFileName() + ".damaged"));
            sealed.remove(segment);
            bytes.addAndGet(-size);
            damaged.addAndGet(content.damaged());
            // A failed append may have left whole lines: they are handed on, and were never counted.
            depth.updateAndGet(waiting -> Math.max(0, waiting - content.observations().size()));
        }
    }
}
