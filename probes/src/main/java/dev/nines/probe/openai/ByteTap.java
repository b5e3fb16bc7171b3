package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Between TLS and codec: sees every byte of a reply, so that a dripped header counts as bytes. */
final class ByteTap extends ChannelInboundHandlerAdapter {
    private final Connection connection;

    ByteTap(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf bytes)) {
            ctx.fireChannelRead(message);
            return;
        }
        connection.received(bytes.readableBytes());
        ctx.fireChannelRead(onHeap(bytes, ctx.alloc()));
    }

    /** Codec and reader look often at few bytes, and of bytes outside of the heap each look makes an object. */
    private static ByteBuf onHeap(ByteBuf bytes, ByteBufAllocator buffers) {
        if (bytes.hasArray()) return bytes;
        int length = bytes.readableBytes();
        var heap = buffers.heapBuffer(length);
        bytes.readBytes(heap.array(), heap.arrayOffset(), length);
        bytes.release();
        return heap.writerIndex(length);
    }
}
