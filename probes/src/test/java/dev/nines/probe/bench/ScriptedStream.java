package dev.nines.probe.bench;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Plays one stream for each request, as the first part of its path says. The same beats and bytes as {@code server.c}, where
 * they are explained.
 */
final class ScriptedStream extends SimpleChannelInboundHandler<FullHttpRequest> {
    private enum Mode { KEEP, CLOSE, STALL, HOLD, LORIS }

    private static final List<Integer> DUE_MILLIS = List.of(5, 10, 14, 18, 22, 26, 30);
    private static final int TOKENS = 5;
    private static final int DRIP_MILLIS = 20;
    private static final String SLOW = "HTTP/1.1 200 OK\r\nX-Slow: ";
    private static final String OBJECT = "{\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion.chunk\","
            + "\"created\":1760000000,\"model\":\"m-1\",";
    private static final String ROLE = event(OBJECT
            + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}");
    private static final String END = event(OBJECT
            + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}")
            + event(OBJECT + "\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":5,\"total_tokens\":17}}")
            + event("[DONE]") + "0\r\n\r\n";

    private Mode mode = Mode.KEEP;
    private long askedAt;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        askedAt = System.nanoTime();
        mode = Mode.valueOf(request.uri().split("/", 3)[1].toUpperCase(Locale.ROOT));
        if (mode == Mode.LORIS) drip(ctx, 0);
        else at(DUE_MILLIS.getFirst(), ctx, () -> play(ctx, 0));
    }

    private void at(int millis, ChannelHandlerContext ctx, Runnable step) {
        long left = TimeUnit.MILLISECONDS.toNanos(millis) - (System.nanoTime() - askedAt);
        var _ = ctx.executor().schedule(step, left, TimeUnit.NANOSECONDS);
    }

    private void play(ChannelHandlerContext ctx, int step) {
        if (!ctx.channel().isActive()) return;
        if (step == 0) say(ctx, head() + ROLE);
        else if (step <= TOKENS) say(ctx, token());
        else end(ctx);
        boolean fallsSilent = mode == Mode.STALL || mode == Mode.HOLD;
        if (step < (fallsSilent ? 1 : TOKENS + 1)) at(DUE_MILLIS.get(step + 1), ctx, () -> play(ctx, step + 1));
    }

    private String head() {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
                + "x-request-id: req-0123456789abcdef\r\n" + (mode == Mode.CLOSE ? "Connection: close\r\n" : "") + "\r\n";
    }

    private static String token() {
        return event(OBJECT + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"pong "
                + String.format("%019d", System.nanoTime()) + " \"},\"finish_reason\":null}]}");
    }

    private void end(ChannelHandlerContext ctx) {
        var written = ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), END));
        if (mode == Mode.CLOSE) {
            var _ = written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void drip(ChannelHandlerContext ctx, int position) {
        if (!ctx.channel().isActive()) return;
        say(ctx, position < SLOW.length() ? SLOW.substring(position, position + 1) : "x");
        at((position + 1) * DRIP_MILLIS, ctx, () -> drip(ctx, position + 1));
    }

    private static void say(ChannelHandlerContext ctx, String ascii) {
        var _ = ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), ascii));
    }

    /** An event as one HTTP chunk. */
    private static String event(String data) {
        return Integer.toHexString(data.length() + 8) + "\r\ndata: " + data + "\n\n\r\n";
    }
}
