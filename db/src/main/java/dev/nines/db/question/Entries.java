package dev.nines.db.question;

import java.nio.ByteBuffer;

/** An {@code int[]} as PostgreSQL sends it, read without a box for each number. */
final class Entries {
    private static final int DIMENSIONS = 0;
    private static final int LENGTH = 12;
    private static final int FIRST = 20;
    private static final int EACH = 8;

    private Entries() {}

    @FunctionalInterface
    interface Reader {
        void read(int entry);
    }

    /** @param sent what {@code array_send} gives: each number stands behind its length */
    static void each(byte[] sent, Reader reader) {
        var bytes = ByteBuffer.wrap(sent);
        if (bytes.getInt(DIMENSIONS) == 0) return;
        int end = FIRST + bytes.getInt(LENGTH) * EACH;
        for (int at = FIRST + Integer.BYTES; at < end; at += EACH) reader.read(bytes.getInt(at));
    }
}
