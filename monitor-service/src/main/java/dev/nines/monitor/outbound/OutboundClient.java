package dev.nines.monitor.outbound;

import dev.nines.monitor.outbound.OutboundGuard.Decision;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends one request on a connection of its own, to an address that the guard has judged, under the name of the URL: TLS asks for that
 * name and verifies it. Redirects are not followed. See docs/decisions/0026.
 */
public final class OutboundClient implements AutoCloseable {
    /** An address that hangs leaves time for the next one. */
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);

    private final OutboundGuard guard;
    private final SslContext tls;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("nines-outbound", true), NioIoHandler.newFactory());
    /** Looking up a name blocks in the system, for as long as it likes: a virtual thread would hold its carrier there. */
    private final ExecutorService lookups = Executors.newCachedThreadPool(new DefaultThreadFactory("nines-outbound-lookup", true));

    OutboundClient(OutboundGuard guard, SslContext tls) {
        this.guard = guard;
        this.tls = tls;
    }

    public static OutboundClient open(OutboundGuard guard) {
        try {
            return new OutboundClient(guard, SslContextBuilder.forClient().sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2").endpointIdentificationAlgorithm("HTTPS").build());
        } catch (SSLException e) {
            throw new IllegalStateException("this machine offers no TLS", e);
        }
    }

    /** Blocks until there is an answer or the deadline has passed. */
    public Answer send(Post post) {
        var time = new Remaining(System.nanoTime() + post.deadline().toNanos());
        var lookup = lookups.submit(() -> guard.decide(post.url()));
        try {
            return switch (time.await(lookup)) {
                case Decision.Refused refused -> new Answer.Refused(refused.why());
                case Decision.Unknown _ -> new Answer.Failed("nobody knows the host's name");
                case Decision.Ask ask -> ask(ask, post, time);
            };
        } catch (TimeoutException _) {
            return new Answer.Failed("no answer within " + post.deadline().toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking up a name failed in a way of its own", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        } finally {
            lookup.cancel(true);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** The addresses in their order; the first that connects is asked, and no other. */
    private Answer ask(Decision.Ask ask, Post post, Remaining time) throws InterruptedException, ExecutionException, TimeoutException {
        Answer failed = new Answer.Failed("has no address");
        for (var address : ask.addresses()) {
            try (var exchange = new Exchange(Request.of(ask, post))) {
                exchange.connect(loop, hop(ask, address), time.atMost(LONGEST_CONNECT));
                if (time.await(exchange.connected())) return time.await(exchange.answer());
                failed = time.await(exchange.answer());
            }
        }
        return failed;
    }

    private Hop hop(Decision.Ask ask, InetAddress address) {
        boolean isEncrypted = "https".equalsIgnoreCase(ask.url().getScheme());
        int usual = isEncrypted ? 443 : 80;
        var checked = new InetSocketAddress(address, ask.url().getPort() < 0 ? usual : ask.url().getPort());
        return isEncrypted ? new Hop.Encrypted(checked, ask.host(), tls) : new Hop.Plain(checked);
    }
}
