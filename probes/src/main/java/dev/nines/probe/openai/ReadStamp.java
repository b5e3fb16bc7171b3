package dev.nines.probe.openai;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** First in the pipeline, before TLS and codec: one stamp for everything that a read completes. */
final class ReadStamp extends ChannelInboundHandlerAdapter {
    private long nanos;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        nanos = System.nanoTime();
        ctx.fireChannelRead(message);
    }

    /** Where the close is the end of a body, its end has this time, not that of the last bytes. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        nanos = System.nanoTime();
        ctx.fireChannelInactive();
    }

    long nanos() {
        return nanos;
    }
}
