package dev.nines.probe.simulator;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Plays one answer on a connection, each step when it is due. No step is silence, which the caller has to end. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails has nobody left who would hear of it
final class Playback implements Runnable {
    private final ChannelHandlerContext channel;
    private final Deque<Step> steps;
    private final Runnable whenDone;
    private final long readAtNanos = System.nanoTime();

    Playback(ChannelHandlerContext channel, List<Step> steps, Runnable whenDone) {
        this.channel = channel;
        this.steps = new ArrayDeque<>(steps);
        this.whenDone = whenDone;
    }

    @Override
    public void run() {
        if (steps.isEmpty() || !channel.channel().isActive()) return;
        var next = steps.peek();
        while (next != null && nanosUntil(next) <= 0) {
            perform(steps.remove());
            next = steps.peek();
        }
        channel.flush();
        if (next == null) whenDone.run();
        else channel.executor().schedule(this, nanosUntil(next), TimeUnit.NANOSECONDS);
    }

    private long nanosUntil(Step step) {
        return step.atMicros() * 1000 - (System.nanoTime() - readAtNanos);
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Document d -> whole(d);
            case Step.HalfDocument d -> half(d);
            case Step.BeginStream b -> begin(b);
            case Step.Event e -> channel.write(event(e.data()));
            case Step.EndStream _ -> channel.write(LastHttpContent.EMPTY_LAST_CONTENT);
            case Step.Hangup _ -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> channel.close());
            case Step.Reset _ -> reset();
        }
    }

    private static DefaultHttpContent event(String data) {
        return new DefaultHttpContent(Unpooled.wrappedBuffer(bytes("data: " + data + "\n\n")));
    }

    private void whole(Step.Document d) {
        var body = Unpooled.wrappedBuffer(bytes(d.json()));
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(d.status()), body);
        headers(response, "application/json", d.headers());
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        channel.write(response);
    }

    private void half(Step.HalfDocument d) {
        byte[] promised = bytes(d.json());
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        headers(response, "application/json", d.headers());
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, promised.length);
        channel.write(response);
        channel.write(new DefaultHttpContent(Unpooled.wrappedBuffer(promised, 0, promised.length / 2)));
    }

    private void begin(Step.BeginStream b) {
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        headers(response, "text/event-stream; charset=utf-8", b.headers());
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        channel.write(response);
    }

    /** Closing with unsent data thrown away is what TCP calls a reset. */
    private void reset() {
        channel.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }

    private static void headers(HttpResponse response, String contentType, Map<String, String> more) {
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        more.forEach(response.headers()::set);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
