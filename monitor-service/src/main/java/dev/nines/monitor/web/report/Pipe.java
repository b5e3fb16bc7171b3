package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.revise.Packing.Content;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one thread writes as others read it, some kilobytes at a time: a file of gigabytes is never held. Where the writing fails the reading
 * does, so that nobody takes what was cut off for the whole. The pipes of Java will not do: they want all reading to be done by one thread that lives.
 */
final class Pipe extends InputStream {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 8;

    /** An empty one is the end. */
    private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private volatile @Nullable Throwable failure;
    private volatile boolean isClosed;
    private byte[] current = new byte[0];
    private int at;
    private boolean hasEnded;

    private Pipe() {}

    static InputStream of(String name, Content content) {
        var pipe = new Pipe();
        Thread.ofVirtual().name("nines-download-" + name).start(() -> pipe.write(content));
        return pipe;
    }

    private void write(Content content) {
        try {
            var out = new BufferedOutputStream(new Writing(), CHUNK);
            content.to(out);
            out.flush();
        } catch (IOException | RuntimeException e) { // told to whoever reads
            failure = e;
        }
        try {
            put(new byte[0]);
        } catch (IOException _) {
            chunks.clear(); // nobody reads any more
        }
    }

    private void put(byte[] chunk) throws IOException {
        try {
            while (!isClosed) if (chunks.offer(chunk, 1, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
        throw new IOException("nobody reads any more");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (at == current.length && !hasEnded) next();
        if (hasEnded) return ended();
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, into, offset, count);
        at += count;
        return count;
    }

    private void next() throws IOException {
        try {
            current = chunks.take();
            at = 0;
            hasEnded = current.length == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private int ended() throws IOException {
        var wrong = failure;
        if (wrong != null) throw new IOException("the file could not be written to its end", wrong);
        return -1;
    }

    @Override
    public void close() {
        isClosed = true;
        chunks.clear();
    }

    private static IOException interrupted(InterruptedException e) {
        var wrapped = new InterruptedIOException("interrupted in the middle of a file");
        wrapped.initCause(e);
        return wrapped;
    }

    private final class Writing extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            if (length > 0) put(Arrays.copyOfRange(from, offset, offset + length));
        }
    }
}
