package dev.nines.probe.openai;

import dev.nines.probe.fault.Reachable;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Opens a TCP connection, as a run does but with names asked anew, and closes it. Nothing is sent, except that a proxy is
 * asked for a tunnel where runs to such a host go through one.
 */
record TcpKnock(Network network) implements TcpCanary.Knock {
    @Override
    public CompletableFuture<Reachable> at(InetSocketAddress host, Duration limit) {
        var said = new CompletableFuture<Reachable>();
        var loop = network.nextLoop();
        try {
            var limitPassed = loop.schedule(() -> said.complete(Reachable.NO), limit.toNanos(), TimeUnit.NANOSECONDS);
            var _ = said.thenRun(() -> limitPassed.cancel(false));
            var origin = new Origin(host.getHostString(), host.getPort(), Origin.Scheme.TLS, Trust.SYSTEM);
            new Attempt(origin, network.proxyFor(origin), loop, said).look();
        } catch (RejectedExecutionException _) {
            said.complete(Reachable.UNKNOWN);
        }
        return said;
    }

    @Override
    public void later(Duration wait, Runnable task) {
        var _ = network.nextLoop().schedule(task, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** One host, on one event loop. */
    private final class Attempt implements Dialing.Caller {
        private final Origin origin;
        private final Proxy proxy;
        private final EventLoop loop;
        private final CompletableFuture<Reachable> said;

        Attempt(Origin origin, Proxy proxy, EventLoop loop, CompletableFuture<Reachable> said) {
            this.origin = origin;
            this.proxy = proxy;
            this.loop = loop;
            this.said = said;
        }

        void look() {
            var looked = switch (proxy) {
                case Proxy.Direct _ -> network.names().askedAnew(origin.host(), origin.port(), loop);
                case Proxy.Via via -> network.names().askedAnew(via.host(), via.port(), loop);
            };
            var _ = looked.addListener((Future<List<InetSocketAddress>> found) -> {
                if (found.isSuccess()) dial(Names.inTurns(found.getNow()));
                else said.complete(Reachable.NO);
            });
        }

        private void dial(List<InetSocketAddress> addresses) {
            var dialing = new Dialing(loop, addresses, address -> open(Hop.to(address, proxy, origin)), this);
            dialing.begin();
            var _ = said.thenRun(dialing::cancel);
        }

        private ChannelFuture open(Hop hop) {
            var bootstrap = new Bootstrap().group(loop).channelFactory(network.channels()).disableResolver()
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)   // the limit covers it
                    .handler(handler(hop));
            return switch (hop) {
                case Hop.Direct _, Hop.Forward _ -> bootstrap.connect(hop.address());
                case Hop.Tunnel _ -> bootstrap.connect(InetSocketAddress.createUnresolved(origin.host(), origin.port()));
            };
        }

        private static ChannelHandler handler(Hop hop) {
            return hop instanceof Hop.Tunnel tunnel ? tunnel.handler() : new ChannelInboundHandlerAdapter();
        }

        @Override
        public void opened(Channel channel) {
            var _ = said.thenRun(() -> {
                var _ = channel.close();
            });
            var tunnel = channel.pipeline().get(HttpProxyHandler.class);
            if (tunnel == null) said.complete(Reachable.YES);
            else {
                var _ = tunnel.connectFuture().addListener(
                        done -> said.complete(done.isSuccess() ? Reachable.YES : Reachable.NO));
            }
        }

        @Override
        public void failed(String detail) {
            said.complete(Reachable.NO);
        }
    }
}
