package dev.nines.probe.openai;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens TCP to one of several addresses: each is tried when the one before it has failed or has had its head start,
 * and the first that answers is taken. Lives on one event loop.
 */
final class Dialing {
    /** What RFC 8305 recommends. */
    static final long HEAD_START_MILLIS = 250;
    private static final int MOST_ADDRESSES = 6;

    /** What became of it; told at most once. */
    interface Caller {
        void opened(Channel channel);

        void failed(String detail);
    }

    private final EventLoop loop;
    private final Function<InetSocketAddress, ChannelFuture> open;
    private final Caller caller;
    private final Deque<InetSocketAddress> untried;
    private final List<Channel> trying = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private @Nullable Future<?> headStart;
    private boolean isOver;

    Dialing(EventLoop loop, List<InetSocketAddress> addresses, Function<InetSocketAddress, ChannelFuture> open,
            Caller caller) {
        this.loop = loop;
        this.open = open;
        this.caller = caller;
        this.untried = new ArrayDeque<>(addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size())));
    }

    void begin() {
        tryNext();
    }

    void cancel() {
        isOver = true;
        stopWaiting();
        for (var channel : List.copyOf(trying)) {
            var _ = channel.close();
        }
    }

    private void tryNext() {
        stopWaiting();
        var address = untried.poll();
        if (isOver || address == null) return;
        var connecting = open.apply(address);
        trying.add(connecting.channel());
        if (!untried.isEmpty()) headStart = loop.schedule(this::tryNext, HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
        var _ = connecting.addListener(_ -> tried(connecting));
    }

    private void tried(ChannelFuture connecting) {
        trying.remove(connecting.channel());
        if (isOver) {
            var _ = connecting.channel().close();
        } else if (connecting.isSuccess()) {
            cancel();
            caller.opened(connecting.channel());
        } else {
            failures.add(Detail.of(connecting.cause()));
            if (!untried.isEmpty()) tryNext();
            else if (trying.isEmpty()) fail();
        }
    }

    private void fail() {
        isOver = true;
        caller.failed(String.join("; ", failures));
    }

    private void stopWaiting() {
        if (headStart != null) headStart.cancel(false);
        headStart = null;
    }
}
