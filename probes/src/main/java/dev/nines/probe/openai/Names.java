package dev.nines.probe.openai;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses of hosts, of both families: from the hosts file as it was at the start, then from name servers. An
 * answer is used again until its TTL ends, a refusal never.
 */
final class Names {
    private static final int SHORTEST_TTL_SECONDS = 0;

    private final DnsAddressResolverGroup resolvers;
    private final DnsAddressResolverGroup forgetful;

    Names(Class<? extends SocketChannel> sockets, Class<? extends DatagramChannel> datagrams,
            DnsServerAddressStreamProvider servers) {
        this.resolvers = new DnsAddressResolverGroup(asking(sockets, datagrams, servers)
                .ttl(SHORTEST_TTL_SECONDS, Integer.MAX_VALUE).negativeTtl(0));
        this.forgetful = new DnsAddressResolverGroup(asking(sockets, datagrams, servers)
                .resolveCache(NoopDnsCache.INSTANCE).cnameCache(NoopDnsCnameCache.INSTANCE));
    }

    private static DnsNameResolverBuilder asking(Class<? extends SocketChannel> sockets,
            Class<? extends DatagramChannel> datagrams, DnsServerAddressStreamProvider servers) {
        return new DnsNameResolverBuilder()
                .socketChannelType(sockets).datagramChannelType(datagrams).nameServerProvider(servers)
                // Else the addresses of the other family are dropped when they come second.
                .completeOncePreferredResolved(false);
    }

    static boolean isAddress(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    Future<List<InetSocketAddress>> addresses(String host, int port, EventLoop loop) {
        return resolvers.getResolver(loop).resolveAll(InetSocketAddress.createUnresolved(host, port));
    }

    /** The same past every answer of before, to learn whether the name servers are there at all. */
    Future<List<InetSocketAddress>> askedAnew(String host, int port, EventLoop loop) {
        return forgetful.getResolver(loop).resolveAll(InetSocketAddress.createUnresolved(host, port));
    }

    /** The families take turns, so that one which is broken here costs one head start and not one for each address. */
    static List<InetSocketAddress> inTurns(List<InetSocketAddress> found) {
        var first = found.stream().filter(a -> isV4(a) == isV4(found.getFirst())).toList();
        var second = found.stream().filter(a -> isV4(a) != isV4(found.getFirst())).toList();
        var turns = new ArrayList<InetSocketAddress>();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            if (i < first.size()) turns.add(first.get(i));
            if (i < second.size()) turns.add(second.get(i));
        }
        return turns;
    }

    private static boolean isV4(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        return ip instanceof Inet4Address;
    }

    void close() {
        resolvers.close();
        forgetful.close();
    }
}
