package dev.nines.probe.simulator;

import dev.nines.probe.simulator.script.Script;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * An OpenAI-compatible gateway that follows a script: {@code GET /v1/models}, {@code POST /v1/embeddings} and
 * {@code POST /v1/chat/completions},
 * streaming and not. It repeats the {@code pong-...} word of a prompt, so that a probe's content check passes.
 */
public final class SimulatedGateway implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loop;
    private final ChannelGroup connections;
    private final InetSocketAddress bound;

    private SimulatedGateway(EventLoopGroup loop, ChannelGroup connections, InetSocketAddress bound) {
        this.loop = loop;
        this.connections = connections;
        this.bound = bound;
    }

    /**
     * Listens when this returns. The script's live troubles count from now.
     *
     * @param address port 0 for any free one
     * @throws UncheckedIOException when the address cannot be had; the message names it
     */
    public static SimulatedGateway start(InetSocketAddress address, Script script, InstantSource clock) {
        // One thread: thousands of small answers a second fit, and nothing can overtake within a connection.
        var loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("nines-simulator", true), NioIoHandler.newFactory());
        var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        var listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ConnectionSetup(new Desk(script, clock), connections))
                .bind(address)
                .awaitUninterruptibly();
        if (!listening.isSuccess()) {
            stop(loop);
            String where = address.getHostString() + ":" + address.getPort();
            throw new UncheckedIOException("cannot listen on " + where + ": " + listening.cause().getMessage(),
                    new IOException(listening.cause()));
        }
        connections.add(listening.channel());
        return new SimulatedGateway(loop, connections, addressOf(listening.channel()));
    }

    public int port() {
        return bound.getPort();
    }

    /** Ends every connection, answers in the middle included, and frees the port before it returns. */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        stop(loop);
    }

    private static InetSocketAddress addressOf(Channel listening) {
        return (InetSocketAddress) listening.localAddress();
    }

    private static void stop(EventLoopGroup loop) {
        loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
