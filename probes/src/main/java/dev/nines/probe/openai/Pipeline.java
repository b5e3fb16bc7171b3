package dev.nines.probe.openai;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import org.jspecify.annotations.Nullable;

/** What the bytes of a connection pass through. */
final class Pipeline extends ChannelInitializer<Channel> {
    private static final int HEADER_LIMIT_BYTES = 64 * 1024;

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
        var connection = new Connection(channel, pool, origin, stamp);
        if (hop instanceof Hop.Tunnel tunnel) channel.pipeline().addLast(tunnel.handler());
        if (hop instanceof Hop.Forward forward) connection.isForwardedBy(forward.proxy());
        channel.pipeline().addLast(stamp);
        if (origin.scheme() == Origin.Scheme.TLS) channel.pipeline().addLast(network.tls().handler(channel, origin));
        channel.pipeline().addLast(
                new ByteTap(connection),
                new HttpResponseDecoder(new HttpDecoderConfig().setMaxHeaderSize(HEADER_LIMIT_BYTES)),
                new Encodings(connection),
                connection);
    }

    /** Puts in the decompressor when the first compressed reply comes: hardly any does, and it costs time for each read. */
    private static final class Encodings extends ChannelInboundHandlerAdapter {
        private final Connection connection;
        private boolean isDecompressing;

        Encodings(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (!isDecompressing && message instanceof HttpResponse head && isEncoded(head.headers())) {
                isDecompressing = true;
                ctx.pipeline().addAfter(ctx.name(), null, new Decompressor(connection));
            }
            ctx.fireChannelRead(message);
        }

        private static boolean isEncoded(HttpHeaders headers) {
            String transfer = headers.get(HttpHeaderNames.TRANSFER_ENCODING, "");
            return headers.contains(HttpHeaderNames.CONTENT_ENCODING)
                    || !(transfer.isEmpty() || transfer.equalsIgnoreCase("chunked"));
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
