package dev.nines.db.spool;

import dev.nines.db.spool.SetAside.Refused;
import dev.nines.probe.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The segments of one directory: written at one end, taken from the other, and counted in between. Its counts may be
 * asked for at any time, and wait for no disk.
 */
final class Backlog implements AutoCloseable {
    private static final long SEGMENT_BYTES = 4L << 20;

    private final Path directory;
    private final long limitBytes;
    private final SpoolLock lock;
    private final Deque<Segment> sealed = new ArrayDeque<>();
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private @Nullable SegmentWriter writer;
    private long lastNumber;
    private boolean closed;

    private Backlog(Path directory, long limitBytes) {
        this.directory = directory;
        this.limitBytes = limitBytes;
        this.lock = SpoolLock.take(directory);
    }

    static Backlog open(Path directory, long limitBytes) {
        var backlog = new Backlog(directory, limitBytes);
        try {
            backlog.adoptAll();
            return backlog;
        } catch (IOException e) {
            backlog.close();
            throw new StoreUnavailable("read spool " + directory, e);
        }
    }

    private synchronized void adoptAll() throws IOException {
        SetAside.takeBack(directory);
        lastNumber = Segment.lastNumber(directory);
        for (Segment each : Segment.all(directory)) {
            sealed.add(each);
            bytes.addAndGet(Files.size(each.file()));
            depth.addAndGet(each.lines());
        }
    }

    Path directory() {
        return directory;
    }

    long limitBytes() {
        return limitBytes;
    }

    long depth() {
        return depth.get();
    }

    long bytes() {
        return bytes.get();
    }

    long damaged() {
        return damaged.get();
    }

    /** Once this returns, the lines are on the disk. */
    synchronized void append(byte[] lines, int count) throws IOException {
        if (closed) throw new IOException("the spool is closed");
        if (bytes.get() + lines.length > limitBytes) {
            throw new IOException("its limit of " + limitBytes + " bytes is reached");
        }
        if (writer != null && writer.bytes() >= SEGMENT_BYTES) seal();
        if (writer == null) writer = SegmentWriter.create(Segment.numbered(directory, ++lastNumber));
        try {
            writer.append(lines);
            bytes.addAndGet(lines.length);
            depth.addAndGet(count);
        } catch (IOException e) {
            abandon(writer, e);
            throw e;
        }
    }

    /** After a failure nothing is written behind it: whatever is left of it is the torn end of its file. */
    private synchronized void abandon(SegmentWriter failed, IOException why) {
        if (failed.bytes() == 0) {
            failed.discard(why);
            writer = null;
            return;
        }
        try {
            failed.forgetFailed();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        seal();
    }

    /** What was written so far can be taken; what is written next goes into another segment. */
    synchronized void seal() {
        if (writer == null) return;
        sealed.add(writer.segment());
        try {
            writer.close();
        } catch (IOException _) {
            // Every line that counts was forced to the disk when it was written; closing adds nothing to that.
        }
        writer = null;
    }

    /** Of those that are sealed. */
    synchronized @Nullable Segment oldest() {
        return sealed.peek();
    }

    /**
     * What was refused is set aside with the ending {@code .refused}; where lines are damaged, the file itself is, with the ending
     * {@code .damaged}.
     */
    synchronized void remove(Segment segment, Segment.Content content, List<Refused> refused) throws IOException {
        long size = Files.size(segment.file());
        if (!refused.isEmpty()) SetAside.keep(segment, refused);
        if (content.damaged() == 0) {
            Files.deleteIfExists(segment.file());
        } else if (Files.exists(segment.file())) {
            Files.move(segment.file(), segment.sibling(".damaged"));
            Names.force(directory);
        }
        sealed.remove(segment);
        damaged.addAndGet(content.damaged());
        subtract(content.lines(), size);
    }

    /** A failed append may have left lines that were never counted; when nothing is left, nothing is counted. */
    private synchronized void subtract(int lines, long size) {
        boolean none = sealed.isEmpty() && writer == null;
        depth.updateAndGet(waiting -> none ? 0 : Math.max(0, waiting - lines));
        bytes.updateAndGet(waiting -> none ? 0 : Math.max(0, waiting - size));
    }

    /** Nothing is removed: what waits is there for whoever opens the directory next. */
    @Override
    public synchronized void close() {
        closed = true;
        seal();
        try {
            lock.close();
        } catch (IOException e) {
            throw new StoreUnavailable("close spool " + directory, e);
        }
    }
}
