package dev.nines.probe.openai;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives one exchange its connection: a kept one, or DNS, TCP, a proxy's tunnel and TLS on the exchange's own loop. */
final class Connector {
    private final Network network;
    private final ConnectionPool pool;
    private final EventLoop loop;
    private final @Nullable Connection kept;
    private @Nullable Dialing dialing;
    private @Nullable Channel securing;
    private boolean isCancelled;
    private Trace.Durations durations = Trace.Durations.NONE;

    private Connector(Network network, ConnectionPool pool, EventLoop loop, @Nullable Connection kept) {
        this.network = network;
        this.pool = pool;
        this.loop = loop;
        this.kept = kept;
    }

    /** Takes a kept connection at once, because the exchange must live on that connection's loop. */
    static Connector forExchange(Call call, Network network, ConnectionPool pool) {
        Optional<Connection> kept = switch (call.connecting()) {
            case KEPT -> pool.take(call.origin());
            case FRESH -> Optional.empty();
        };
        return kept.map(found -> new Connector(network, pool, found.channel().eventLoop(), found))
                .orElseGet(() -> new Connector(network, pool, network.nextLoop(), null));
    }

    EventLoop loop() {
        return loop;
    }

    Optional<Connection> pooled() {
        return Optional.ofNullable(kept);
    }

    void connect(Origin origin, Exchange exchange) {
        switch (network.proxyFor(origin)) {
            case Proxy.Direct direct -> look(origin.host(), origin.port(), new Way(origin, direct, exchange));
            case Proxy.Via via -> look(via.host(), via.port(), new Way(origin, via, exchange));
        }
    }

    /** From where to where, for whom. */
    private record Way(Origin origin, Proxy proxy, Exchange exchange) {
        void failed(String step, String detail) {
            String who = proxy instanceof Proxy.Via via ? "proxy " + via + ": " : "";
            exchange.connectFailed(step + ": " + who + detail);
        }
    }

    private void look(String host, int port, Way way) {
        if (Names.isAddress(host)) {
            dial(List.of(new InetSocketAddress(InetAddress.ofLiteral(host), port)), way);
            return;
        }
        long start = System.nanoTime();
        var _ = network.names().addresses(host, port, loop).addListener((Future<List<InetSocketAddress>> found) -> {
            if (isCancelled) return;
            if (found.isSuccess()) {
                took(way, durations.withDns(System.nanoTime() - start));
                dial(Names.inTurns(found.getNow()), way);
            } else {
                way.failed("DNS", Detail.of(found.cause()));
            }
        });
    }

    private void dial(List<InetSocketAddress> addresses, Way way) {
        long start = System.nanoTime();
        dialing = new Dialing(loop, addresses,
                address -> open(Hop.to(address, way.proxy(), way.origin()), way.origin()), new Dialing.Caller() {
                    @Override
                    public void opened(Channel channel) {
                        securing = channel;
                        tunnel(channel, start, way);
                    }

                    @Override
                    public void failed(String detail) {
                        way.failed("connect", detail);
                    }
                });
        dialing.begin();
    }

    private ChannelFuture open(Hop hop, Origin origin) {
        var bootstrap = new Bootstrap().group(loop).channelFactory(network.channels()).disableResolver()
                .option(ChannelOption.ALLOCATOR, network.buffers())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)   // the exchange's own deadline covers it
                .handler(new Pipeline(network, pool, origin, hop));
        return switch (hop) {
            case Hop.Direct _, Hop.Forward _ -> bootstrap.connect(hop.address());
            // The handler of the tunnel goes to the proxy, and tells it of this address.
            case Hop.Tunnel _ -> bootstrap.connect(InetSocketAddress.createUnresolved(origin.host(), origin.port()));
        };
    }

    private void tunnel(Channel channel, long start, Way way) {
        var handler = channel.pipeline().get(HttpProxyHandler.class);
        if (handler == null) {
            took(way, durations.withConnect(System.nanoTime() - start));
            secure(channel, way);
            return;
        }
        var _ = handler.connectFuture().addListener(done -> {
            if (done.isSuccess()) {
                took(way, durations.withConnect(System.nanoTime() - start));
                secure(channel, way);
            } else {
                way.failed("connect", Refusals.ofProxy(done.cause()));
            }
        });
    }

    private void secure(Channel channel, Way way) {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            opened(channel, way);
            return;
        }
        long start = System.nanoTime();
        var _ = tls.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                Tls.forgetSession(tls);
                took(way, durations.withTls(System.nanoTime() - start));
                opened(channel, way);
            } else {
                way.exchange().connectFailed("TLS: " + Refusals.ofTls(done.cause()));
            }
        });
    }

    private void opened(Channel channel, Way way) {
        securing = null;
        way.exchange().connected(channel.pipeline().get(Connection.class));
    }

    private void took(Way way, Trace.Durations soFar) {
        durations = soFar;
        way.exchange().durations(soFar);
    }

    /** Gives up what is not open yet. */
    void cancel() {
        isCancelled = true;
        if (dialing != null) dialing.cancel();
        if (securing != null) {
            var _ = securing.close();
        }
    }
}
