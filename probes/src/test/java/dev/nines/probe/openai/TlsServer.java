package dev.nines.probe.openai;

import dev.nines.probe.openai.ReplayServer.Step;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** Certificates of our own making, and a replay server behind them that counts its full handshakes. */
final class TlsServer {
    private static final Duration DAY = Duration.ofDays(1);
    static final X509Bundle AUTHORITY = build(new CertificateBuilder().ecp256().subject("CN=Test authority")
            .setIsCertificateAuthority(true));

    private final SSLContext context;
    private final AtomicInteger fullHandshakes = new AtomicInteger();

    private TlsServer(SSLContext context) {
        this.context = context;
    }

    static TlsServer with(X509Bundle certificate) throws Exception {
        var server = new TlsServer(SSLContext.getInstance("TLS"));
        var usual = certificate.toKeyManagerFactory().getKeyManagers()[0];
        server.context.init(new KeyManager[] {new Counting((X509KeyManager) usual, server.fullHandshakes)}, null, null);
        return server;
    }

    private static X509Bundle build(CertificateBuilder builder) {
        try {
            return builder.buildSelfSigned();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Bundle issuedFor(String... names) throws Exception {
        return named(names).buildIssuedBy(AUTHORITY);
    }

    static X509Bundle selfSignedFor(String... names) throws Exception {
        return named(names).setIsCertificateAuthority(true).buildSelfSigned();
    }

    static X509Bundle expiredFor(String... names) throws Exception {
        var now = Instant.now();
        return named(names).notBefore(now.minus(DAY.multipliedBy(3))).notAfter(now.minus(DAY)).buildIssuedBy(AUTHORITY);
    }

    private static CertificateBuilder named(String... names) {
        var builder = new CertificateBuilder().ecp256().subject("CN=model");
        for (String name : names) {
            if (Names.isAddress(name)) builder.addSanIpAddress(name);
            else builder.addSanDnsName(name);
        }
        return builder;
    }

    int fullHandshakes() {
        return fullHandshakes.get();
    }

    ReplayServer playing(List<Step> script, String... protocols) throws Exception {
        var listener = (javax.net.ssl.SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setEnabledProtocols(protocols.length == 0 ? new String[] {"TLSv1.3", "TLSv1.2"} : protocols);
        return ReplayServer.on(listener, List.of(script));
    }

    /** The key is used once in each full handshake, and never in one that takes up an earlier session. */
    private static final class Counting extends X509ExtendedKeyManager {
        private final X509KeyManager usual;
        private final AtomicInteger uses;

        Counting(X509KeyManager usual, AtomicInteger uses) {
            this.usual = usual;
            this.uses = uses;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            uses.incrementAndGet();
            return usual.getPrivateKey(alias);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return usual.getClientAliases(type, issuers);
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return usual.chooseClientAlias(types, issuers, socket);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return usual.getServerAliases(type, issuers);
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return usual.chooseServerAlias(type, issuers, socket);
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return usual.getCertificateChain(alias);
        }
    }
}
