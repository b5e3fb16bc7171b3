package dev.nines.probe.simulator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;

/** One connection: calls are answered one after another, in the order in which they came. */
final class Conversation extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final int LONGEST_QUEUE = 64;

    private final Desk desk;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private boolean answering;

    Conversation(Desk desk) {
        this.desk = desk;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, FullHttpRequest request) {
        if (request.decoderResult().isFailure() || waiting.size() == LONGEST_QUEUE) {
            var _ = channel.close();
            return;
        }
        waiting.add(Call.of(request));
        if (!answering) next(channel);
    }

    private void next(ChannelHandlerContext channel) {
        var call = waiting.poll();
        answering = call != null;
        if (call != null) new Playback(channel, desk.answer(call), () -> next(channel)).run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        var _ = channel.close(); // the caller went away in the middle, which callers may
    }
}
