package dev.nines.probe.openai;

import dev.nines.probe.TimerSlack;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Event loops, sockets, names and TLS of this machine: epoll where it is available, else NIO. */
final class Network {
    private final EventLoopGroup loops;
    private final ChannelFactory<? extends SocketChannel> channels;
    private final Names names;
    private final SslContext tls;

    private Network(EventLoopGroup loops, Class<? extends SocketChannel> sockets, Names names, SslContext tls) {
        this.loops = loops;
        this.channels = new ReflectiveChannelFactory<>(sockets);
        this.names = names;
        this.tls = tls;
    }

    /** @param trusted the certificates to trust, or null for the JDK's own */
    static Network open(int threads, @Nullable TrustManagerFactory trusted) {
        return open(threads, trusted, DnsServerAddressStreamProviders.platformDefault());
    }

    static Network open(int threads, @Nullable TrustManagerFactory trusted, DnsServerAddressStreamProvider servers) {
        return Epoll.isAvailable()
                ? new Network(loops(threads, EpollIoHandler.newFactory()), EpollSocketChannel.class,
                        new Names(EpollSocketChannel.class, EpollDatagramChannel.class, servers), tlsContext(trusted))
                : new Network(loops(threads, NioIoHandler.newFactory()), NioSocketChannel.class,
                        new Names(NioSocketChannel.class, NioDatagramChannel.class, servers), tlsContext(trusted));
    }

    private static EventLoopGroup loops(int threads, IoHandlerFactory transport) {
        var named = new DefaultThreadFactory("nines-probe", true);
        ThreadFactory precise = loop -> named.newThread(() -> {
            TimerSlack.shrink();
            loop.run();
        });
        return new MultiThreadIoEventLoopGroup(threads, precise, transport);
    }

    private static SslContext tlsContext(@Nullable TrustManagerFactory trusted) {
        try {
            return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).trustManager(trusted)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .applicationProtocolConfig(new ApplicationProtocolConfig(Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "http/1.1"))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this JDK offers no TLS", e);
        }
    }

    EventLoop nextLoop() {
        return loops.next();
    }

    ChannelFactory<? extends Channel> channels() {
        return channels;
    }

    Names names() {
        return names;
    }

    SslHandler tls(Channel channel, Origin origin) {
        var handler = tls.newHandler(channel.alloc(), origin.host(), origin.port());
        handler.setHandshakeTimeoutMillis(0);   // the exchange's connect deadline covers it
        return handler;
    }

    void every(long seconds, Runnable chore) {
        var _ = loops.next().scheduleAtFixedRate(chore, seconds, seconds, TimeUnit.SECONDS);
    }

    void close() {
        names.close();
        var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
