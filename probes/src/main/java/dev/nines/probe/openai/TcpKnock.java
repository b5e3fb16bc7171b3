package dev.nines.probe.openai;

import dev.nines.probe.fault.Reachable;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Opens a TCP connection, as a run does, and closes it. Nothing is sent. */
record TcpKnock(Network network) implements TcpCanary.Knock {
    @Override
    public CompletableFuture<Reachable> at(InetSocketAddress host, Duration limit) {
        var said = new CompletableFuture<Reachable>();
        var loop = network.nextLoop();
        try {
            var limitPassed = loop.schedule(() -> said.complete(Reachable.NO), limit.toNanos(), TimeUnit.NANOSECONDS);
            var _ = said.thenRun(() -> limitPassed.cancel(false));
            var _ = network.resolverOn(loop).resolve(host).addListener((Future<InetSocketAddress> resolved) -> {
                if (resolved.isSuccess()) connect(loop, resolved.getNow(), said);
                else said.complete(Reachable.NO);
            });
        } catch (RejectedExecutionException _) {
            said.complete(Reachable.UNKNOWN);
        }
        return said;
    }

    private void connect(EventLoop loop, InetSocketAddress address, CompletableFuture<Reachable> said) {
        var connecting = new Bootstrap().group(loop).channelFactory(network.channels())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)   // the limit covers it
                .handler(new ChannelInboundHandlerAdapter()).connect(address);
        var _ = connecting.addListener(done -> said.complete(done.isSuccess() ? Reachable.YES : Reachable.NO));
        var _ = said.thenRun(() -> {
            var _ = connecting.channel().close();
        });
    }

    @Override
    public void later(Duration wait, Runnable task) {
        var _ = network.nextLoop().schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
