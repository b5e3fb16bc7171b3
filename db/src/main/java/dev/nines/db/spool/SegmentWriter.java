package dev.nines.db.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
        try {
            makeNamesDurable(segment.file());
            return new SegmentWriter(segment, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** When this returns the lines are on the disk; when it throws, none of them counts. */
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

    /** A new file's lines are safe only when its directory remembers its name. */
    private static void makeNamesDurable(Path file) throws IOException {
        try (var directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
