package dev.nines.probe.openai;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * TLS to all origins, one context for each trust. Certificates and host names are always verified, and every handshake
 * is a full one: a resumed session would make the second fresh connection look faster than a customer's first.
 */
final class Tls {
    /** JSSE keeps no TLS 1.3 ticket in a cache whose sessions outlive the seven days that a ticket may. */
    private static final int LONGER_THAN_A_TICKET_SECONDS = (int) TimeUnit.DAYS.toSeconds(8);
    /** How long a close may wait for bytes that the server does not take: a deadline that passed means now. */
    private static final long LAST_WORDS_MILLIS = 100;

    private final SslProvider provider;
    private final ConcurrentMap<Trust, SslContext> contexts = new ConcurrentHashMap<>();

    Tls(SslProvider provider) {
        this.provider = provider;
        var _ = context(Trust.SYSTEM);   // not on an event loop
    }

    /** BoringSSL where its library loads, else Java's own. */
    static SslProvider best() {
        return OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK;
    }

    SslHandler handler(Channel channel, Origin origin) {
        var handler = context(origin.trust()).newHandler(channel.alloc(), origin.host(), origin.port());
        handler.setHandshakeTimeoutMillis(0);   // the exchange's connect deadline covers it
        handler.setCloseNotifyFlushTimeoutMillis(LAST_WORDS_MILLIS);
        return handler;
    }

    /** Forgets the session of a handshake that is done, where the cache cannot be switched off. */
    static void forgetSession(SslHandler done) {
        if (done.engine().getSession().getSessionContext() instanceof OpenSslSessionContext) return;
        done.engine().getSession().invalidate();
    }

    private SslContext context(Trust trust) {
        return contexts.computeIfAbsent(trust, this::build);
    }

    private SslContext build(Trust trust) {
        try {
            var context = SslContextBuilder.forClient().sslProvider(provider).trustManager(trust.managers())
                    .protocols("TLSv1.3", "TLSv1.2").endpointIdentificationAlgorithm("HTTPS")
                    .applicationProtocolConfig(new ApplicationProtocolConfig(Protocol.ALPN,
                            SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, "http/1.1"))
                    .build();
            if (context.sessionContext() instanceof OpenSslSessionContext cache) cache.setSessionCacheEnabled(false);
            else context.sessionContext().setSessionTimeout(LONGER_THAN_A_TICKET_SECONDS);
            return context;
        } catch (SSLException e) {
            throw new IllegalStateException("this machine offers no TLS", e);
        }
    }

    /** After the last connection. */
    void close() {
        contexts.forEach((trust, context) -> {
            if (contexts.remove(trust, context)) ReferenceCountUtil.release(context);
        });
    }
}
