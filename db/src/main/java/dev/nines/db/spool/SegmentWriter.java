package dev.nines.db.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** The end of the spool that is being written. */
final class SegmentWriter implements AutoCloseable {
    private final Segment segment;
    private final FileChannel channel;
    private long kept;

    private SegmentWriter(Segment segment, FileChannel channel) {
        this.segment = segment;
        this.channel = channel;
    }

    static SegmentWriter create(Segment segment) throws IOException {
        var channel = FileChannel.open(segment.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var writer = new SegmentWriter(segment, channel);
        try {
            Names.force(segment.directory());
            return writer;
        } catch (IOException e) {
            writer.discard(e);
            throw e;
        }
    }

    /**
     * When this returns the lines are on the disk; when it throws, none of them counts, and nothing may be appended behind them:
     * after a failed force nobody knows what the disk has.
     */
    void append(byte[] lines) throws IOException {
        var rest = ByteBuffer.wrap(lines);
        while (rest.hasRemaining()) channel.write(rest, kept + rest.position());
        channel.force(false);
        kept += lines.length;
    }

    /** Removes what a failed {@link #append} may have left behind. */
    void forgetFailed() throws IOException {
        channel.truncate(kept);
    }

    /** Closes a file in which nothing counts, and deletes it: on a full disk each attempt would leave one more. */
    void discard(IOException why) {
        try (channel) {
            Files.deleteIfExists(segment.file());
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    Segment segment() {
        return segment;
    }

    long bytes() {
        return kept;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
