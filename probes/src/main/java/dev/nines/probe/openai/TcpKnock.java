package dev.nines.probe.openai;

import dev.nines.probe.fault.Reachable;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Opens a TCP connection, as a run does but with names asked anew, and closes it. Nothing is sent. */
record TcpKnock(Network network) implements TcpCanary.Knock {
    @Override
    public CompletableFuture<Reachable> at(InetSocketAddress host, Duration limit) {
        var said = new CompletableFuture<Reachable>();
        var loop = network.nextLoop();
        try {
            var limitPassed = loop.schedule(() -> said.complete(Reachable.NO), limit.toNanos(), TimeUnit.NANOSECONDS);
            var _ = said.thenRun(() -> limitPassed.cancel(false));
            var looked = network.names().askedAnew(host.getHostString(), host.getPort(), loop);
            var _ = looked.addListener((Future<List<InetSocketAddress>> found) -> {
                if (found.isSuccess()) dial(Names.inTurns(found.getNow()), loop, said);
                else said.complete(Reachable.NO);
            });
        } catch (RejectedExecutionException _) {
            said.complete(Reachable.UNKNOWN);
        }
        return said;
    }

    private void dial(List<InetSocketAddress> addresses, EventLoop loop, CompletableFuture<Reachable> said) {
        var dialing = new Dialing(loop, addresses, address -> open(address, loop), new Dialing.Caller() {
            @Override
            public void opened(Channel channel) {
                said.complete(Reachable.YES);
                var _ = channel.close();
            }

            @Override
            public void failed(String detail) {
                said.complete(Reachable.NO);
            }
        });
        dialing.begin();
        var _ = said.thenRun(dialing::cancel);
    }

    private ChannelFuture open(InetSocketAddress address, EventLoop loop) {
        return new Bootstrap().group(loop).channelFactory(network.channels())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)   // the limit covers it
                .handler(new ChannelInboundHandlerAdapter()).connect(address);
    }

    @Override
    public void later(Duration wait, Runnable task) {
        var _ = network.nextLoop().schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
