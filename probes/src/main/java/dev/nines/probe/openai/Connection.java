package dev.nines.probe.openai;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection, last in its pipeline: carries at most one exchange at a time and returns to the pool between them.
 */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    /** How long the rest of a body may take after its last event, before the connection is given up. */
    private static final long DRAIN_MILLIS = 250;

    private enum Phase { FREE, ANSWERING, DRAINING }

    private final Channel channel;
    private final ConnectionPool pool;
    private final Origin origin;
    private final ReadStamp stamp;
    private Phase phase = Phase.FREE;
    private @Nullable Exchange exchange;
    private boolean interim;
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

    /** Bytes of a reply, decrypted, before the codec. */
    void received(int bytes) {
        if (exchange != null) exchange.received(bytes, stamp.nanos());
        else if (phase == Phase.FREE) close();   // nobody asked
    }

    void compressed() {
        if (exchange != null) exchange.reader().compressed();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            garbled(message.decoderResult().cause());
            return;
        }
        if (message instanceof HttpResponse head) readHead(head);
        if (message instanceof HttpContent content && !interim && exchange != null) {
            exchange.body(content.content(), stamp.nanos());
        }
        if (message instanceof LastHttpContent) readEnd();
    }

    private void readHead(HttpResponse head) {
        int status = head.status().code();
        interim = status >= 100 && status < 200 && status != 101;
        if (interim) return;
        keepAlive = HttpUtil.isKeepAlive(head) && status != 101;
        if (exchange != null) exchange.head(head, stamp.nanos());
    }

    private void readEnd() {
        if (interim) {
            interim = false;
            return;
        }
        if (phase == Phase.FREE) return;
        var ended = exchange;
        exchange = null;
        drained();
        // Released before the exchange is told, so that its owner's next question finds the connection.
        if (keepAlive && carried == Connecting.KEPT && channel.isActive()) free();
        else close();
        if (ended != null) ended.complete(stamp.nanos());
    }

    private void free() {
        freeSince = System.nanoTime();
        pool.release(this);
    }

    private void garbled(Throwable cause) {
        if (cause instanceof PrematureChannelClosureException) return;   // the close itself follows, and is the news
        if (exchange == null) close();
        else exchange.notHttp(cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        pool.forget(this);
        closed("the server closed the connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        boolean codec = cause instanceof DecoderException && !(cause.getCause() instanceof SSLException);
        if (codec) {
            garbled(cause);
        } else {
            closed(Detail.of(cause));
            close();
        }
    }

    /** Tells the exchange once: it may go on with another connection, which a second call would end. */
    private void closed(String detail) {
        var interrupted = exchange;
        exchange = null;
        if (interrupted != null) interrupted.closed(detail, System.nanoTime());
    }
}
