package dev.nines.probe.simulator;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;

/** The pipeline of one connection. */
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
    private static final int LARGEST_BODY = 16 << 20;

    private final Desk desk;
    private final ChannelGroup connections;

    ConnectionSetup(Desk desk, ChannelGroup connections) {
        this.desk = desk;
        this.connections = connections;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        connections.add(channel);
        channel.pipeline()
                .addLast(new HttpServerCodec())
                .addLast(new HttpServerKeepAliveHandler())
                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                .addLast(new Conversation(desk));
    }
}
