package dev.nines.probe.openai;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsQueryDecoder;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DatagramDnsResponseEncoder;
import io.netty.handler.codec.dns.DefaultDnsRawRecord;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A name server on loopback that knows one host, or answers nobody. */
final class NameServer implements AutoCloseable {
    static final int MUTE = -1;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final Channel channel;
    private volatile List<InetAddress> addresses;
    private final int ttlSeconds;

    NameServer(int ttlSeconds, List<String> addresses) {
        this.ttlSeconds = ttlSeconds;
        this.addresses = literal(addresses);
        this.channel = new Bootstrap().group(loops).channel(NioDatagramChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel c) {
                        c.pipeline().addLast(new DatagramDnsQueryDecoder(), new DatagramDnsResponseEncoder(), new Answers());
                    }
                }).bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).syncUninterruptibly().channel();
    }

    private static List<InetAddress> literal(List<String> addresses) {
        return addresses.stream().map(InetAddress::ofLiteral).toList();
    }

    DnsServerAddressStreamProvider provider() {
        return new SingletonDnsServerAddressStreamProvider((InetSocketAddress) channel.localAddress());
    }

    void moveTo(String... elsewhere) {
        addresses = literal(List.of(elsewhere));
    }

    /** The types of records that were asked for, in order. */
    BlockingQueue<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Answers extends SimpleChannelInboundHandler<DatagramDnsQuery> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramDnsQuery query) {
            DnsQuestion question = query.recordAt(DnsSection.QUESTION);
            asked.add(question.type().name());
            if (ttlSeconds == MUTE) return;
            boolean known = question.name().equals("model.test.");
            var response = new DatagramDnsResponse(/* sender= */ query.recipient(), /* recipient= */ query.sender(),
                    query.id());
            response.setCode(known ? DnsResponseCode.NOERROR : DnsResponseCode.NXDOMAIN);
            response.addRecord(DnsSection.QUESTION, question);
            for (var address : known ? addresses : List.<InetAddress>of()) {
                var type = address instanceof Inet4Address ? DnsRecordType.A : DnsRecordType.AAAA;
                if (!type.equals(question.type())) continue;
                response.addRecord(DnsSection.ANSWER, new DefaultDnsRawRecord(question.name(), type, ttlSeconds,
                        Unpooled.wrappedBuffer(address.getAddress())));
            }
            var _ = ctx.writeAndFlush(response);
        }
    }
}
