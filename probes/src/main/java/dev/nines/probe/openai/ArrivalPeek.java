package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.util.UncheckedBooleanSupplier;

/** Looks when bytes came just before Netty reads them: that is when it asks for a buffer to read into. */
final class ArrivalPeek extends RecvByteBufAllocator.DelegatingHandle implements RecvByteBufAllocator.ExtendedHandle {
    private static final AdaptiveRecvByteBufAllocator SIZES = new AdaptiveRecvByteBufAllocator();

    private final RecvByteBufAllocator.ExtendedHandle sizes;
    private final EpollSocketChannel socket;
    private final ReadStamp stamp;

    private ArrivalPeek(RecvByteBufAllocator.ExtendedHandle sizes, EpollSocketChannel socket, ReadStamp stamp) {
        super(sizes);
        this.sizes = sizes;
        this.socket = socket;
        this.stamp = stamp;
    }

    static void before(EpollSocketChannel socket, ReadStamp stamp) {
        ArrivalClock.note(socket);
        socket.config().setRecvByteBufAllocator(
                () -> new ArrivalPeek((RecvByteBufAllocator.ExtendedHandle) SIZES.newHandle(), socket, stamp));
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator buffers) {
        stamp.came(ArrivalClock.ofThisLoop().firstByteCame(socket));
        return super.allocate(buffers);
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
        return sizes.continueReading(maybeMore);
    }
}
