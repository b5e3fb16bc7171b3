package dev.nines.monitor.outbound;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer on one connection. Of the answer's body only the start is read, however much more there is. */
final class Exchange extends SimpleChannelInboundHandler<HttpObject> implements AutoCloseable {
    static final int EXCERPT_BYTES = 4_096;

    private static final int LONGEST_LINE = 4_096;
    private static final int LARGEST_HEAD = 16_384;

    private final FullHttpRequest request;
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;
    private volatile @Nullable Channel channel;

    Exchange(FullHttpRequest request) {
        this.request = request;
    }

    void connect(EventLoopGroup loop, Hop hop, Duration limit) {
        var connecting = new Bootstrap().group(loop).channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(limit.toMillis(), 1))
                .handler(pipeline(hop)).connect(hop.checked());
        channel = connecting.channel();
        connecting.addListener((ChannelFuture done) -> {
            if (!done.isSuccess()) fail(words(done.cause()));
            connected.complete(done.isSuccess());
        });
    }

    CompletableFuture<Boolean> connected() {
        return connected;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    @Override
    public void close() {
        var open = channel;
        if (open == null) return;
        var _ = open.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(request).addListener(sent -> {
            if (!sent.isSuccess()) fail(words(sent.cause()));
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) fail("what answers is no HTTP server");
        if (part instanceof HttpResponse response) head = response;
        if (head == null || head.status().code() < 200) return;   // 103 and its like: the answer is still to come
        if (part instanceof HttpContent content) keep(content);
        if (part instanceof LastHttpContent || body.size() >= EXCERPT_BYTES) complete(head);
        if (!answer.isDone()) return;
        var _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail("the connection was closed in the middle");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(words(cause));
        var _ = context.close();
    }

    private ChannelInitializer<Channel> pipeline(Hop hop) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel opened) {
                hop.prepare(opened.pipeline());
                opened.pipeline().addLast(new HttpClientCodec(LONGEST_LINE, LARGEST_HEAD, EXCERPT_BYTES), Exchange.this);
            }
        };
    }

    private void keep(HttpContent content) {
        var chunk = new byte[Math.min(content.content().readableBytes(), EXCERPT_BYTES - body.size())];
        content.content().readBytes(chunk);
        body.write(chunk, 0, chunk.length);
    }

    private void complete(HttpResponse of) {
        var retryAfter = of.headers().get("retry-after");
        answer.complete(new Answer.Answered(of.status().code(), body.toString(StandardCharsets.UTF_8), retryAfter == null ? "" : retryAfter));
    }

    private void fail(String why) {
        answer.complete(new Answer.Failed(why));
    }

    /** The kind alone: an exception's text may quote the URL. */
    private static String words(Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException _ -> "connect timed out";
            case java.net.ConnectException _ -> "connection refused";
            case DecoderException e when e.getCause() instanceof SSLException -> "TLS failed";
            case SSLException _ -> "TLS failed";
            case java.net.NoRouteToHostException _ -> "no route to the host";
            case java.io.IOException _ -> "the connection broke";
            default -> cause.getClass().getSimpleName();
        };
    }
}
