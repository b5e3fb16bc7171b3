package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.probe.Attribute;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.openai.ReplayServer.Step;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.X509Bundle;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything here holds for each library of TLS that this machine has. */
class TlsTest {
    private static final String HELLO = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
    private static final List<Step> ANSWER = List.of(write(10,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + HELLO.length()
                    + "\r\n\r\n" + HELLO));

    static List<SslProvider> libraries() {
        return OpenSsl.isAvailable() ? List.of(SslProvider.JDK, SslProvider.OPENSSL_REFCNT) : List.of(SslProvider.JDK);
    }

    private static ProbeTransport transport(SslProvider library) {
        return ProbeTransport.over(Network.open(1,
                new Surroundings(DnsServerAddressStreamProviders.platformDefault(), Proxies.NONE, library)));
    }

    private static Trust trusting(X509Bundle authority) throws Exception {
        return Trust.systemAnd(authority.getCertificatePEM().getBytes(StandardCharsets.US_ASCII));
    }

    private static Call call(ReplayServer server, Trust trust) {
        var url = URI.create("https://127.0.0.1:" + server.port() + "/v1");
        return Call.get(new Endpoint(url, Asking.KEY, trust), "models", Asking.patient());
    }

    private static String connection(Observation o) {
        return o.reply().attribute(Attribute.CONNECTION).orElse("none");
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_handshake_is_measured_once_and_its_connection_kept(SslProvider library) throws Exception {
        var certificate = TlsServer.with(TlsServer.issuedFor("127.0.0.1"));
        try (var server = certificate.playing(ANSWER); var transport = transport(library)) {
            var call = call(server, trusting(TlsServer.AUTHORITY));

            var first = Asking.observe(transport, call);
            var second = Asking.observe(transport, call);

            assertThat(first.observationClass()).as("%s", first).isEqualTo(ObservationClass.OK);
            assertThat(first.phases().micros(Phase.TLS)).isPresent();
            long connected = first.phases().micros(Phase.CONNECT).orElse(0)
                    + first.phases().micros(Phase.TLS).orElse(0);
            // No byte of the handshake counts.
            assertThat(first.phases().micros(Phase.TTFB).orElse(0)).isGreaterThan(connected);
            assertThat(connection(second)).isEqualTo("reused");
            assertThat(second.phases().micros(Phase.TLS)).isEmpty();
        }
    }

    record Unfit(String name, X509Bundle certificate, Trust trust, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> unfit() throws Exception {
        var ours = trusting(TlsServer.AUTHORITY);
        var good = TlsServer.issuedFor("127.0.0.1");
        var unfit = List.of(
                new Unfit("an authority that nobody named", good, Trust.SYSTEM, "certification path"),
                new Unfit("a certificate that vouches for itself", TlsServer.selfSignedFor("127.0.0.1"), ours,
                        "certification path"),
                new Unfit("a certificate of yesterday", TlsServer.expiredFor("127.0.0.1"), ours, "NotAfter"),
                new Unfit("the certificate of another host", TlsServer.issuedFor("other.test"), ours, "127.0.0.1"));
        return libraries().stream().flatMap(library -> unfit.stream().map(u -> Arguments.of(u, library)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("unfit")
    void a_certificate_that_does_not_fit_is_a_failed_connect(Unfit unfit, SslProvider library) throws Exception {
        try (var server = TlsServer.with(unfit.certificate()).playing(ANSWER); var transport = transport(library)) {
            var found = Asking.observe(transport, call(server, unfit.trust()));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(found.outcome().detailText()).startsWith("TLS: certificate: ").contains(unfit.reason());
            assertThat(server.events().stream().filter(ReplayServer.Event.Requested.class::isInstance)).isEmpty();
        }
    }

    static Stream<Arguments> librariesAndProtocols() {
        return libraries().stream().flatMap(l -> Stream.of("TLSv1.2", "TLSv1.3").map(p -> Arguments.of(l, p)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("librariesAndProtocols")
    void every_fresh_connection_has_a_full_handshake(SslProvider library, String protocol) throws Exception {
        var certificate = TlsServer.with(TlsServer.issuedFor("127.0.0.1"));
        try (var server = certificate.playing(ANSWER, protocol); var transport = transport(library)) {
            var call = call(server, trusting(TlsServer.AUTHORITY)).over(Connecting.FRESH);

            for (int i = 0; i < 3; i++) {
                assertThat(Asking.observe(transport, call).observationClass()).isEqualTo(ObservationClass.OK);
            }

            assertThat(certificate.fullHandshakes()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_kept_connection_serves_nobody_of_another_trust(SslProvider library) throws Exception {
        var certificate = TlsServer.with(TlsServer.issuedFor("127.0.0.1"));
        try (var server = certificate.playing(ANSWER); var transport = transport(library)) {
            var found = new ArrayList<ObservationClass>();
            for (var trust : List.of(trusting(TlsServer.AUTHORITY), Trust.SYSTEM, trusting(TlsServer.AUTHORITY))) {
                found.add(Asking.observe(transport, call(server, trust)).observationClass());
            }

            assertThat(found).containsExactly(ObservationClass.OK, ObservationClass.CONNECT, ObservationClass.OK);
        }
    }

    @Test
    void what_is_no_certificate_is_not_trusted() {
        assertThatThrownBy(() -> Trust.systemAnd("hello".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> Trust.systemAnd(new byte[0])).isInstanceOf(CertificateException.class);
    }

    @Test
    void the_library_in_c_loads_on_linux() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        boolean known = List.of("amd64", "aarch64").contains(System.getProperty("os.arch"));

        if (linux && known) assertThat(OpenSsl.isAvailable()).as("%s", OpenSsl.unavailabilityCause()).isTrue();
        assertThat(Tls.best()).isEqualTo(OpenSsl.isAvailable() ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK);
    }
}
