package dev.nines.probe.openai;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.epoll.EpollSocketChannel;

/** What the bytes of a connection pass through. */
final class Pipeline extends ChannelInitializer<Channel> {
    private final Network network;
    private final ConnectionPool pool;
    private final Origin origin;
    private final Hop hop;

    Pipeline(Network network, ConnectionPool pool, Origin origin, Hop hop) {
        this.network = network;
        this.pool = pool;
        this.origin = origin;
        this.hop = hop;
    }

    @Override
    protected void initChannel(Channel channel) {
        var stamp = new ReadStamp();
        if (channel instanceof EpollSocketChannel socket) ArrivalPeek.before(socket, stamp);
        var connection = new Connection(channel, pool, origin, stamp);
        if (hop instanceof Hop.Tunnel tunnel) channel.pipeline().addLast(tunnel.handler());
        if (hop instanceof Hop.Forward forward) connection.isForwardedBy(forward.proxy());
        channel.pipeline().addLast(stamp);
        if (origin.scheme() == Origin.Scheme.TLS) channel.pipeline().addLast(network.tls().handler(channel, origin));
        channel.pipeline().addLast(connection);
    }
}
