package dev.nines.probe.openai;

import dev.nines.probe.TimerSlack;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
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
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Event loops, sockets, names and TLS of this machine: epoll where it is available, else NIO. */
final class Network {
    private static final int ARENAS = 2;
    private static final int PAGE_BYTES = 8 * 1024;
    /** Of 512 KB: buffers here live for one read. */
    private static final int CHUNK_ORDER = 6;

    private final EventLoopGroup loops;
    /** Unlike Netty's usual allocator this one makes no new object for a slice. */
    private final ByteBufAllocator buffers =
            new PooledByteBufAllocator(true, ARENAS, ARENAS, PAGE_BYTES, CHUNK_ORDER,
                    PooledByteBufAllocator.defaultSmallCacheSize(), PooledByteBufAllocator.defaultNormalCacheSize(), false);
    private final ChannelFactory<? extends SocketChannel> channels;
    private final Names names;
    private final Surroundings surroundings;
    private final Tls tls;
    private final Closeable noting = ArrivalClock.keepNoting();

    private Network(EventLoopGroup loops, Class<? extends SocketChannel> sockets, Names names,
            Surroundings surroundings) {
        this.loops = loops;
        this.channels = new ReflectiveChannelFactory<>(sockets);
        this.names = names;
        this.surroundings = surroundings;
        this.tls = new Tls(surroundings.tls());
    }

    static Network open(int threads, Surroundings found) {
        var servers = found.nameServers();
        return Epoll.isAvailable()
                ? new Network(loops(threads, EpollIoHandler.newFactory()), EpollSocketChannel.class,
                        new Names(EpollSocketChannel.class, EpollDatagramChannel.class, servers), found)
                : new Network(loops(threads, NioIoHandler.newFactory()), NioSocketChannel.class,
                        new Names(NioSocketChannel.class, NioDatagramChannel.class, servers), found);
    }

    private static EventLoopGroup loops(int threads, IoHandlerFactory transport) {
        var named = new DefaultThreadFactory("nines-probe", true);
        ThreadFactory precise = loop -> named.newThread(() -> {
            TimerSlack.shrink();
            loop.run();
        });
        return new MultiThreadIoEventLoopGroup(threads, precise, transport);
    }

    EventLoop nextLoop() {
        return loops.next();
    }

    Iterable<EventExecutor> loops() {
        return loops;
    }

    ByteBufAllocator buffers() {
        return buffers;
    }

    ChannelFactory<? extends Channel> channels() {
        return channels;
    }

    Names names() {
        return names;
    }

    Tls tls() {
        return tls;
    }

    Proxy proxyFor(Origin origin) {
        return surroundings.proxies().forOrigin(origin);
    }

    void every(long seconds, Runnable chore) {
        var _ = loops.next().scheduleAtFixedRate(chore, seconds, seconds, TimeUnit.SECONDS);
    }

    void close() {
        names.close();
        var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        tls.close();
        stopNoting();
    }

    private void stopNoting() {
        try {
            noting.close();
        } catch (IOException e) { // closing a socket that never spoke
            throw new UncheckedIOException(e);
        }
    }
}
