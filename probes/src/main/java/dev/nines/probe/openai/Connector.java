package dev.nines.probe.openai;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives one exchange its connection: a kept one, or DNS, TCP and TLS on the exchange's own loop. */
final class Connector {
    private static final int HEADER_LIMIT_BYTES = 64 * 1024;

    private final Network network;
    private final ConnectionPool pool;
    private final EventLoop loop;
    private final @Nullable Connection kept;
    private @Nullable Channel opening;
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
        if (NetUtil.isValidIpV4Address(origin.host()) || NetUtil.isValidIpV6Address(origin.host())) {
            open(new InetSocketAddress(origin.host(), origin.port()), origin, exchange);
            return;
        }
        long start = System.nanoTime();
        var unresolved = InetSocketAddress.createUnresolved(origin.host(), origin.port());
        var _ = network.resolverOn(loop).resolve(unresolved).addListener((Future<InetSocketAddress> resolved) -> {
            if (!resolved.isSuccess()) {
                exchange.connectFailed("DNS: " + Detail.of(resolved.cause()));
                return;
            }
            took(exchange, durations.withDns(System.nanoTime() - start));
            open(resolved.getNow(), origin, exchange);
        });
    }

    private void open(InetSocketAddress address, Origin origin, Exchange exchange) {
        long start = System.nanoTime();
        ChannelFuture connecting = new Bootstrap().group(loop).channelFactory(network.channels())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)   // the exchange's own deadline covers it
                .handler(new Pipeline(origin)).connect(address);
        opening = connecting.channel();
        var _ = connecting.addListener(done -> {
            if (!done.isSuccess()) {
                exchange.connectFailed("connect: " + Detail.of(done.cause()));
                return;
            }
            took(exchange, durations.withConnect(System.nanoTime() - start));
            secure(connecting.channel(), exchange);
        });
    }

    private void secure(Channel channel, Exchange exchange) {
        var tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            opened(channel, exchange);
            return;
        }
        long start = System.nanoTime();
        var _ = tls.handshakeFuture().addListener(done -> {
            if (!done.isSuccess()) {
                exchange.connectFailed("TLS: " + Detail.of(done.cause()));
                var _ = channel.close();
                return;
            }
            took(exchange, durations.withTls(System.nanoTime() - start));
            opened(channel, exchange);
        });
    }

    private void opened(Channel channel, Exchange exchange) {
        opening = null;
        exchange.connected(channel.pipeline().get(Connection.class));
    }

    private void took(Exchange exchange, Trace.Durations soFar) {
        durations = soFar;
        exchange.durations(soFar);
    }

    /** Gives up what is not open yet. */
    void cancel() {
        if (opening != null) {
            var _ = opening.close();
        }
    }

    private final class Pipeline extends ChannelInitializer<Channel> {
        private final Origin origin;

        Pipeline(Origin origin) {
            this.origin = origin;
        }

        @Override
        protected void initChannel(Channel channel) {
            var stamp = new Connection.ReadStamp();
            var connection = new Connection(channel, pool, origin, stamp);
            channel.pipeline().addLast(stamp);
            if (origin.scheme() == Origin.Scheme.TLS) channel.pipeline().addLast(network.tls(channel, origin));
            channel.pipeline().addLast(
                    new Connection.ByteTap(connection),
                    new HttpResponseDecoder(new HttpDecoderConfig().setMaxHeaderSize(HEADER_LIMIT_BYTES)),
                    new Decompressor(connection),
                    connection);
        }
    }

    private static final class Decompressor extends HttpContentDecompressor {
        private final Connection connection;

        Decompressor(Connection connection) {
            super(false, ReplyReader.USUAL_LIMIT_BYTES);
            this.connection = connection;
        }

        @Override
        protected @Nullable EmbeddedChannel newContentDecoder(String encoding) throws Exception {
            // Netty asks with the Transfer-Encoding where there is no Content-Encoding: chunked is no compression.
            if (!encoding.equalsIgnoreCase("identity") && !encoding.equalsIgnoreCase("chunked")) {
                connection.compressed();
            }
            return super.newContentDecoder(encoding);
        }
    }
}
