package dev.nines.probe.openai;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives one exchange its connection: a kept one, or DNS, TCP and TLS on the exchange's own loop. */
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
        if (Names.isAddress(origin.host())) {
            dial(List.of(new InetSocketAddress(InetAddress.ofLiteral(origin.host()), origin.port())), origin, exchange);
            return;
        }
        long start = System.nanoTime();
        var looked = network.names().addresses(origin.host(), origin.port(), loop);
        var _ = looked.addListener((Future<List<InetSocketAddress>> found) -> {
            if (isCancelled) return;
            if (found.isSuccess()) {
                took(exchange, durations.withDns(System.nanoTime() - start));
                dial(Names.inTurns(found.getNow()), origin, exchange);
            } else {
                exchange.connectFailed("DNS: " + Detail.of(found.cause()));
            }
        });
    }

    private void dial(List<InetSocketAddress> addresses, Origin origin, Exchange exchange) {
        long start = System.nanoTime();
        dialing = new Dialing(loop, addresses, address -> open(address, origin), new Dialing.Caller() {
            @Override
            public void opened(Channel channel) {
                took(exchange, durations.withConnect(System.nanoTime() - start));
                secure(channel, exchange);
            }

            @Override
            public void failed(String detail) {
                exchange.connectFailed("connect: " + detail);
            }
        });
        dialing.begin();
    }

    private ChannelFuture open(InetSocketAddress address, Origin origin) {
        return new Bootstrap().group(loop).channelFactory(network.channels())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)   // the exchange's own deadline covers it
                .handler(new Pipeline(network, pool, origin)).connect(address);
    }

    private void secure(Channel channel, Exchange exchange) {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            exchange.connected(channel.pipeline().get(Connection.class));
            return;
        }
        securing = channel;
        long start = System.nanoTime();
        var _ = tls.handshakeFuture().addListener(done -> {
            securing = null;
            if (!done.isSuccess()) {
                exchange.connectFailed("TLS: " + Detail.of(done.cause()));
                var _ = channel.close();
                return;
            }
            took(exchange, durations.withTls(System.nanoTime() - start));
            exchange.connected(channel.pipeline().get(Connection.class));
        });
    }

    private void took(Exchange exchange, Trace.Durations soFar) {
        durations = soFar;
        exchange.durations(soFar);
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
