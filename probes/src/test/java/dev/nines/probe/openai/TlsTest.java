package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.openai.ReplayServer.Step;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final String PASSWORD = "changeit";
    private static final String HELLO = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
    private static final List<Step> ANSWER = List.of(write(10,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + HELLO.length()
                    + "\r\n\r\n" + HELLO));

    private final KeyStore keys;

    TlsTest() throws Exception {
        keys = KeyStore.getInstance("PKCS12");
    }

    @BeforeAll
    void make_a_certificate(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(System.getProperty("java.home") + "/bin/keytool", "-genkeypair",
                "-alias", "server", "-keyalg", "EC",
                "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
    }

    private ReplayServer server() throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var sockets = context.getServerSocketFactory();
        return ReplayServer.on(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(ANSWER));
    }

    private TrustManagerFactory trusted() throws Exception {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", keys.getCertificate("server"));
        factory.init(certificates);
        return factory;
    }

    private static URI https(ReplayServer server) {
        return URI.create("https://127.0.0.1:" + server.port() + "/v1");
    }

    @Test
    void a_handshake_is_measured_once_and_its_connection_kept() throws Exception {
        try (var server = server(); var transport = ProbeTransport.trusting(trusted())) {
            var probe = Asking.probe(transport, https(server), Asking.patient());

            var first = Asking.ask(probe).observation();
            var second = Asking.ask(probe).observation();

            assertThat(first.observationClass()).as("%s", first).isEqualTo(ObservationClass.OK);
            assertThat(first.phases().micros(Phase.TLS)).isPresent();
            long connected = first.phases().micros(Phase.CONNECT).orElse(0)
                    + first.phases().micros(Phase.TLS).orElse(0);
            // No byte of the handshake counts.
            assertThat(first.phases().micros(Phase.TTFB).orElse(0)).isGreaterThan(connected);
            assertThat(second.reply().attribute(Attribute.CONNECTION)).contains("reused");
            assertThat(second.phases().micros(Phase.TLS)).isEmpty();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_a_failed_connect() throws Exception {
        try (var server = server(); var transport = ProbeTransport.open()) {
            var found = Asking.ask(Asking.probe(transport, https(server), Asking.patient())).observation();

            assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(found.outcome().detailText()).startsWith("TLS: ");
        }
    }
}
