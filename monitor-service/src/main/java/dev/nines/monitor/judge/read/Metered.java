package dev.nines.monitor.judge.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is read, packed as it may be. */
final class Metered extends FilterInputStream {
    private final LongAdder bytes;

    Metered(InputStream in, LongAdder bytes) {
        super(in);
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) bytes.increment();
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        if (read > 0) bytes.add(read);
        return read;
    }
}
