package dev.nines.monitor.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Reads one request of each connection, says these bytes whatever they are, and then hangs up or hangs. */
final class RawServer implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private final ServerSocket listening;
    private final byte[] says;
    private final boolean hangs;
    private final @Nullable X509Bundle bundle;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CompletableFuture<String> request = new CompletableFuture<>();
    private final CompletableFuture<SSLSession> session = new CompletableFuture<>();

    private RawServer(byte[] says, boolean hangs, @Nullable X509Bundle bundle) throws Exception {
        this.says = says;
        this.hangs = hangs;
        this.bundle = bundle;
        this.listening = bundle == null ? new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))
                : context(bundle).getServerSocketFactory().createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    static RawServer saying(byte[] says) throws Exception {
        return new RawServer(says, false, null);
    }

    static RawServer hangingAfter(byte[] says) throws Exception {
        return new RawServer(says, true, null);
    }

    static RawServer encrypted(X509Bundle bundle, byte[] says) throws Exception {
        return new RawServer(says, false, bundle);
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    String request() {
        return request.join();
    }

    SSLSession session() {
        return session.join();
    }

    /** Of a client that trusts this server's certificate and verifies its name. */
    SslContext trust() throws Exception {
        if (bundle == null) throw new IllegalStateException("speaks no TLS");
        return SslContextBuilder.forClient().sslProvider(SslProvider.JDK).trustManager(bundle.getCertificatePath())
                .endpointIdentificationAlgorithm("HTTPS").build();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : sockets) socket.close();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try {
            if (socket instanceof SSLSocket tls) {
                tls.startHandshake();
                session.complete(tls.getSession());
            }
            request.complete(read(socket));
            socket.getOutputStream().write(says);
            socket.getOutputStream().flush();
            if (!hangs) socket.close();
        } catch (IOException _) {
            // the client may have gone first
        }
    }

    private static String read(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            int next = socket.getInputStream().read();
            if (next < 0) return bytes.toString(UTF_8);
            bytes.write(next);
            var text = bytes.toString(ISO_8859_1);
            var length = LENGTH.matcher(text);
            int head = text.indexOf("\r\n\r\n");
            if (head >= 0 && length.find() && text.length() - head - 4 >= Integer.parseInt(length.group(1))) return bytes.toString(UTF_8);
        }
    }

    private static SSLContext context(X509Bundle bundle) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(bundle.toKeyManagerFactory().getKeyManagers(), null, null);
        return context;
    }
}
