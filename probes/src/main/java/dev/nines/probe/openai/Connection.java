package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.nio.ByteBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection, last in its pipeline: carries at most one exchange at a time and returns to the pool between them. */
final class Connection extends ChannelInboundHandlerAdapter implements Framing.Heard {
    /** How long the rest of a body may take after its last event, before the connection is given up. */
    private static final long DRAIN_MILLIS = 250;

    private enum Phase { FREE, ANSWERING, DRAINING }

    private final Channel channel;
    private final ConnectionPool pool;
    private final Origin origin;
    private final ReadStamp stamp;
    private final Framing framing = new Framing(this);
    private final Consumer<ByteBuffer> unpacked = this::unpacked;
    private Phase phase = Phase.FREE;
    private @Nullable Exchange exchange;
    private Unpacking unpacking = Unpacking.NONE;
    private boolean keepAlive;
    private Connecting carried = Connecting.KEPT;
    private @Nullable Future<?> draining;
    private Proxy forwarder = Proxy.NONE;
    /** Written by the loop before the connection is pooled, read by whoever takes it from the pool. */
    private volatile long freeSince;

    Connection(Channel channel, ConnectionPool pool, Origin origin, ReadStamp stamp) {
        this.channel = channel;
        this.pool = pool;
        this.origin = origin;
        this.stamp = stamp;
    }

    void isForwardedBy(Proxy.Via proxy) {
        forwarder = proxy;
    }

    ByteBuf written(Call call) {
        return switch (forwarder) {
            case Proxy.Direct _ -> call.bytes(channel.alloc());
            case Proxy.Via proxy -> call.bytesFor(proxy);
        };
    }

    Channel channel() {
        return channel;
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void close() {
        var _ = channel.close();
    }

    Origin origin() {
        return origin;
    }

    long freeSince() {
        return freeSince;
    }

    void carry(Exchange newExchange) {
        phase = Phase.ANSWERING;
        exchange = newExchange;
        carried = newExchange.connecting();
        asked(System.nanoTime());
    }

    /** What is read from now on answers what was asked until {@code nanos}. */
    void asked(long nanos) {
        stamp.notBefore(nanos);
    }

    /** Ends the exchange's hold; what is left of a body is read away for a moment. */
    void finish() {
        exchange = null;
        if (phase != Phase.ANSWERING) return;
        if (carried == Connecting.FRESH) {
            close();
            return;
        }
        phase = Phase.DRAINING;
    }

    /** Mostly the read that brought the last event brought the end of the body too, and no timer is needed. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (phase == Phase.DRAINING && draining == null) {
            draining = channel.eventLoop().schedule(this::close, DRAIN_MILLIS, TimeUnit.MILLISECONDS);
        }
        ctx.fireChannelReadComplete();
    }

    private void drained() {
        phase = Phase.FREE;
        if (draining != null) draining.cancel(false);
        draining = null;
    }

    void abandon() {
        exchange = null;
        phase = Phase.FREE;
        close();
    }

    /** Bytes of a reply, decrypted. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var read = (ByteBuf) message;
        try {
            if (exchange != null) exchange.received(read.readableBytes(), stamp.nanos());
            else if (phase == Phase.FREE) close();   // nobody asked
            while (read.isReadable() && phase != Phase.FREE) framing.read(ReadWindow.next(read));
        } catch (NotHttpException | DecoderException e) {
            garbled(e);
        } finally {
            read.release();
        }
    }

    @Override
    public void head(ReplyHead head) {
        keepAlive = head.isKept() && carried == Connecting.KEPT;
        if (exchange == null) return;
        String encoding = head.encoding();
        unpacking = Unpacking.of(encoding);
        if (!encoding.isEmpty()) exchange.reader().compressed();
        exchange.head(head, stamp.nanos());
    }

    @Override
    public void body(ByteBuffer part) {
        if (exchange != null) unpacking.unpack(part, unpacked);
    }

    private void unpacked(ByteBuffer part) {
        if (exchange != null) exchange.body(part, stamp.nanos());
    }

    @Override
    public void end() {
        endUnpacking();
        if (phase == Phase.FREE) return;
        var ended = exchange;
        exchange = null;
        drained();
        // Released before the exchange is told, so that its owner's next question finds the connection.
        if (keepAlive && channel.isActive() && !framing.hasSurplus()) {
            freeSince = System.nanoTime();
            pool.release(this);
        } else {
            close();
        }
        if (ended != null) ended.complete(stamp.nanos());
    }

    private void endUnpacking() {
        var ended = unpacking;
        unpacking = Unpacking.NONE;
        try {
            ended.end(unpacked);
        } catch (DecoderException e) {
            garbled(e);
        }
    }

    private void garbled(Exception cause) {
        if (exchange == null) close();
        else exchange.notHttp(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        framing.closed();
        pool.forget(this);
        unpacking.giveUp();
        closed("the server closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        closed(Detail.of(cause));
        close();
    }

    /** Tells the exchange once: it may go on with another connection, which a second call would end. */
    private void closed(String detail) {
        var interrupted = exchange;
        exchange = null;
        if (interrupted != null) interrupted.closed(detail, System.nanoTime());
    }
}
