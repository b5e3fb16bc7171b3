package dev.nines.probe.bench;

import dev.nines.probe.TimerSlack;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.KeyManagerFactory;

/** The scripted streams of {@code docs/benchmarks/floor/server.c}, behind TLS, and plain where there is no C compiler. */
final class StreamServer {
    private static final int REQUEST_LIMIT_BYTES = 64 * 1024;
    private static final int BACKLOG = 4_096;

    private StreamServer() {}

    /** @param args {@code port} for plain, or {@code port keys.p12 password} for TLS */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        var named = new DefaultThreadFactory("server", false);
        ThreadFactory precise = loop -> named.newThread(() -> {
            TimerSlack.shrink();
            loop.run();
        });
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, precise, EpollIoHandler.newFactory());
        var _ = new ServerBootstrap().group(loop).channel(EpollServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG).childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(args.length > 1 ? new Secured(tls(Path.of(args[1]), args[2])) : new Plain())
                .bind(InetAddress.getLoopbackAddress(), port).sync();
    }

    private static SslContext tls(Path keys, String password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, password.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password.toCharArray());
        return SslContextBuilder.forServer(managers).build();
    }

    private static class Plain extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new HttpRequestDecoder(), new HttpObjectAggregator(REQUEST_LIMIT_BYTES),
                    new ScriptedStream());
        }
    }

    private static final class Secured extends Plain {
        private final SslContext tls;

        Secured(SslContext tls) {
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(tls.newHandler(channel.alloc()));
            super.initChannel(channel);
        }
    }
}
