package dev.nines.probe.openai;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the kernel took in the bytes that wait in a socket, however late this process comes to read them: what Linux notes for
 * each packet where {@code SO_TIMESTAMPNS} is set (socket(7)). One for each event loop; the offsets are those of 64-bit Linux.
 */
final class ArrivalClock {
    private static final int SOL_SOCKET = 1;
    private static final int SO_TIMESTAMPNS = 35;
    private static final IntegerUnixChannelOption NOTED =
            new IntegerUnixChannelOption("SO_TIMESTAMPNS", SOL_SOCKET, SO_TIMESTAMPNS);
    private static final int PEEK_AND_DO_NOT_WAIT = 0x42;
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final int CLOCK_REALTIME = 0;

    private static final long MESSAGE_BYTES = 56;
    private static final long VECTOR_BYTES = 16;
    private static final long CONTROL_BYTES = 64;
    private static final long TIME_BYTES = 16;
    private static final long VECTOR_AT = 16;
    private static final long VECTORS_AT = 24;
    private static final long CONTROL_AT = 32;
    private static final long CONTROL_LENGTH_AT = 40;
    private static final long KIND_AT = 12;
    private static final long NOTE_AT = 16;
    private static final long NOTE_END = 32;

    /** Two readings of the clocks that lie further apart were interrupted. */
    private static final long TOGETHER_NANOS = 2_000;
    private static final int TRIES = 3;

    private static final @Nullable MethodHandle RECEIVE =
            find("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.captureCallState("errno"));
    private static final @Nullable MethodHandle TELL_TIME =
            find("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final FastThreadLocal<ArrivalClock> OF_THIS_LOOP = new FastThreadLocal<>() {
        @Override
        protected ArrivalClock initialValue() {
            return new ArrivalClock(Arena.ofAuto());
        }
    };

    private final MemorySegment message;
    private final MemorySegment control;
    private final MemorySegment time;
    private final MemorySegment error;

    private ArrivalClock(Arena memory) {
        message = memory.allocate(MESSAGE_BYTES, Long.BYTES);
        control = memory.allocate(CONTROL_BYTES, Long.BYTES);
        time = memory.allocate(TIME_BYTES, Long.BYTES);
        error = memory.allocate(Linker.Option.captureStateLayout());
        var oneByte = memory.allocate(VECTOR_BYTES, Long.BYTES);
        oneByte.set(ADDRESS, 0, memory.allocate(1));
        oneByte.set(JAVA_LONG, Long.BYTES, 1);
        message.set(ADDRESS, VECTOR_AT, oneByte);
        message.set(JAVA_LONG, VECTORS_AT, 1);
        message.set(ADDRESS, CONTROL_AT, control);
    }

    static ArrivalClock ofThisLoop() {
        return OF_THIS_LOOP.get();
    }

    /**
     * Keeps the kernel noting until it is closed. Else it would begin anew with the first connection and end with the last,
     * and each time that takes it a while in which nothing is noted.
     */
    static Closeable keepNoting() {
        if (RECEIVE == null || TELL_TIME == null || !Epoll.isAvailable()) return () -> {};
        try {
            var idle = Socket.newSocketDgram();
            idle.setIntOpt(SOL_SOCKET, SO_TIMESTAMPNS, 1);
            return idle::close;
        } catch (IOException _) { // no socket to be had, or a system that is Linux in part
            return () -> {};
        }
    }

    /** From now on the kernel notes when bytes of this socket come; not at all where it cannot, and then none is ever seen. */
    static void note(EpollSocketChannel socket) {
        if (RECEIVE != null && TELL_TIME != null) socket.config().setOption(NOTED, 1);
    }

    /**
     * When the first byte that waits here came, on the clock of {@link System#nanoTime()}; or {@link Trace#UNSEEN}.
     *
     * @throws UncheckedIOException what befell the connection: the kernel tells it once, and looking is being told
     */
    long firstByteCame(EpollSocketChannel socket) {
        if (RECEIVE == null || TELL_TIME == null) return Trace.UNSEEN;
        try {
            message.set(JAVA_LONG, CONTROL_LENGTH_AT, CONTROL_BYTES);
            long bytes = (long) RECEIVE.invokeExact(error, socket.fd().intValue(), message, PEEK_AND_DO_NOT_WAIT);
            if (bytes < 0) return orThrow(error.get(JAVA_INT, 0));
            return bytes > 0 && isNoted() ? monotonic(nanos(control, NOTE_AT), TELL_TIME) : Trace.UNSEEN;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // the signature of invokeExact: C throws nothing
            throw new IllegalStateException(e);
        }
    }

    private static long orThrow(int errno) {
        if (errno == EAGAIN || errno == EINTR) return Trace.UNSEEN;
        throw new UncheckedIOException(Errors.newIOException("recvmsg", -errno));
    }

    private boolean isNoted() {
        return message.get(JAVA_LONG, CONTROL_LENGTH_AT) >= NOTE_END && control.get(JAVA_INT, KIND_AT) == SO_TIMESTAMPNS;
    }

    private long monotonic(long wallNanos, MethodHandle tellTime) throws Throwable {
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            int _ = (int) tellTime.invokeExact(CLOCK_REALTIME, time);
            long after = System.nanoTime();
            if (after - before <= TOGETHER_NANOS) return after - (nanos(time, 0) - wallNanos);
        }
        return Trace.UNSEEN;
    }

    private static long nanos(MemorySegment timespec, long at) {
        return TimeUnit.SECONDS.toNanos(timespec.get(JAVA_LONG, at)) + timespec.get(JAVA_LONG, at + Long.BYTES);
    }

    @SuppressWarnings("restricted") // the launcher grants native access
    private static @Nullable MethodHandle find(String name, FunctionDescriptor type, Linker.Option... options) {
        boolean isKnown = System.getProperty("os.name", "").equals("Linux") && ADDRESS.byteSize() == Long.BYTES;
        if (!isKnown) return null;
        try {
            return Linker.nativeLinker().defaultLookup().find(name)
                    .map(symbol -> Linker.nativeLinker().downcallHandle(symbol, type, options)).orElse(null);
        } catch (IllegalCallerException _) {
            return null;
        }
    }
}
