package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.ByteBuffer;

/** Reads come to lie outside of the heap, where each look at a byte costs more: one array for each loop takes them in. */
final class ReadWindow {
    /** As much as Netty reads at once. */
    private static final int BYTES = 64 * 1024;
    private static final FastThreadLocal<ByteBuffer> OF_THIS_THREAD = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocate(BYTES);
        }
    };

    private ReadWindow() {}

    /** The next bytes, mostly all; valid until this thread calls again. */
    static ByteBuffer next(ByteBuf read) {
        var window = OF_THIS_THREAD.get().clear();
        window.limit(Math.min(BYTES, read.readableBytes()));
        read.readBytes(window);
        return window.flip();
    }
}
