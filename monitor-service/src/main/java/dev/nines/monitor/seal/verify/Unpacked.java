package dev.nines.monitor.seal.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads no further than a file can honestly be large: what unpacks to hundreds of times its size was made to fill a disk. */
final class Unpacked extends FilterInputStream {
    /** Text of numbers packs to a tenth, the same line again and again to a hundredth. */
    private static final long MOST_TIMES = 300;
    private static final long ALWAYS = 64L << 20;

    private final long limit;
    private long read;

    Unpacked(InputStream in, long packed) {
        super(in);
        this.limit = Math.max(ALWAYS, packed < 0 ? 0 : Math.multiplyExact(Math.min(packed, Long.MAX_VALUE / MOST_TIMES), MOST_TIMES));
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) count(1);
        return one;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        int some = super.read(into, at, length);
        if (some > 0) count(some);
        return some;
    }

    @Override
    public long skip(long n) {
        throw new UnsupportedOperationException("what is skipped is not counted");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int some) throws IOException {
        read += some;
        if (read > limit) throw new IOException("it unpacks to more than " + MOST_TIMES + " times its size, and was not read further");
    }
}
