package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.revise.Packing.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What one thread writes as another reads it, a few kilobytes at a time: a file of gigabytes is never held. Where the writing fails the reading
 * does, so that nobody takes what was cut off for the whole.
 */
final class Pipe extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final PipedInputStream in = new PipedInputStream(BUFFER);
    private final PipedOutputStream out;
    private volatile @Nullable Throwable failure;

    private Pipe() throws IOException {
        this.out = new PipedOutputStream(in);
    }

    static InputStream of(String name, Content content) throws IOException {
        var pipe = new Pipe();
        Thread.ofVirtual().name("nines-download-" + name).start(() -> pipe.write(content));
        return pipe;
    }

    private void write(Content content) {
        try {
            content.to(out);
        } catch (IOException | RuntimeException e) { // told to whoever reads
            failure = e;
        }
        try {
            out.close();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public int read() throws IOException {
        return checked(in.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return checked(in.read(into, offset, length));
    }

    /** The writer closes its end after it has said what went wrong, so an end that is seen here is the whole, or has a failure. */
    private int checked(int read) throws IOException {
        var wrong = failure;
        if (read < 0 && wrong != null) throw new IOException("the file could not be written to its end", wrong);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
