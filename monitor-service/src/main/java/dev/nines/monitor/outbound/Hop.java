package dev.nines.monitor.outbound;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.List;
import javax.net.ssl.SNIHostName;

/** Where to connect, and how to speak there. */
sealed interface Hop {
    InetSocketAddress checked();

    void prepare(ChannelPipeline pipeline);

    record Plain(InetSocketAddress checked) implements Hop {
        @Override
        public void prepare(ChannelPipeline pipeline) {}
    }

    /** @param name of the URL: asked for and verified, whatever the address */
    record Encrypted(InetSocketAddress checked, String name, SslContext context) implements Hop {
        @Override
        public void prepare(ChannelPipeline pipeline) {
            var handler = context.newHandler(pipeline.channel().alloc(), name, checked.getPort());
            handler.setHandshakeTimeoutMillis(0);   // the deadline covers it
            if (name.indexOf(':') < 0 && !name.matches("[0-9.]+")) {
                // JSSE asks for no name that is without a dot, and many a receiver at home has such a name
                var parameters = handler.engine().getSSLParameters();
                parameters.setServerNames(List.of(new SNIHostName(name)));
                handler.engine().setSSLParameters(parameters);
            }
            pipeline.addLast(handler);
        }
    }
}
