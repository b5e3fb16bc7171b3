package dev.nines.probe.openai;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * First in the pipeline, before TLS and codec: one stamp for everything that a read completes. It is the kernel's where
 * there is one, so that no delay of our own is ever taken for the endpoint's; else the time of the read.
 */
final class ReadStamp extends ChannelInboundHandlerAdapter {
    private long nanos = System.nanoTime();
    private long came = Trace.UNSEEN;

    /** What the kernel says of the bytes that are read next. */
    void came(long kernelNanos) {
        came = kernelNanos;
    }

    /** Nothing that is read from now on came before {@code earliest}. */
    void notBefore(long earliest) {
        nanos = earliest;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        nanos = stamp(came, nanos, System.nanoTime());
        came = Trace.UNSEEN;
        ctx.fireChannelRead(message);
    }

    /** The kernel notes wall-clock time: where that was set in between, its stamp is nonsense and {@code now} is taken. */
    static long stamp(long came, long earliest, long now) {
        boolean isPlausible = came != Trace.UNSEEN && came - earliest >= 0 && came - now <= 0;
        return isPlausible ? came : now;
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
