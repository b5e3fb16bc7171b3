package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run through a proxy, to a host that only the proxy knows. */
class ProxyTest {
    private static final String HELLO = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
    private static final List<Step> ANSWER = List.of(write(0,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + HELLO.length() + "\r\n\r\n" + HELLO));

    private static ProbeTransport through(int port) {
        String url = "http://user:s3cret@127.0.0.1:" + port;
        var proxies = Proxies.of(Map.of("HTTPS_PROXY", url, "HTTP_PROXY", url));
        return ProbeTransport.over(Network.open(1,
                new Surroundings(DnsServerAddressStreamProviders.platformDefault(), proxies, Tls.best())));
    }

    private static Call call(String url, Deadlines deadlines) throws Exception {
        var trust = Trust.systemAnd(TlsServer.AUTHORITY.getCertificatePEM().getBytes(StandardCharsets.US_ASCII));
        return Call.get(new Endpoint(URI.create(url), Asking.KEY, trust), "models", deadlines);
    }

    @Test
    void https_is_tunnelled_and_verified_end_to_end() throws Exception {
        var certificate = TlsServer.with(TlsServer.issuedFor("model.test"));
        try (var server = certificate.playing(ANSWER); var proxy = new RelayProxy(server.port(), "");
                var transport = through(proxy.port())) {
            var call = call("https://model.test/v1", Asking.patient());

            var first = Asking.observe(transport, call);
            var second = Asking.observe(transport, call);

            assertThat(first.observationClass()).as("%s", first).isEqualTo(ObservationClass.OK);
            assertThat(first.phases().micros(Phase.TLS)).isPresent();
            assertThat(second.reply().attribute(Attribute.CONNECTION)).contains("reused");
            assertThat(proxy.heads().take()).startsWith("CONNECT model.test:443 HTTP/1.1\r\n")
                    .containsIgnoringCase("proxy-authorization: Basic dXNlcjpzM2NyZXQ=\r\n").doesNotContain("Bearer");
            assertThat(server.events().take()).isInstanceOfSatisfying(Event.Requested.class,
                    r -> assertThat(r.text()).startsWith("GET /v1/models HTTP/1.1\r\nHost: model.test\r\n")
                            .doesNotContainIgnoringCase("proxy"));
        }
    }

    @Test
    void plain_http_is_forwarded() throws Exception {
        try (var server = ReplayServer.playing(ANSWER); var proxy = new RelayProxy(server.port(), "");
                var transport = through(proxy.port())) {
            var call = call("http://model.test:8000/v1", Asking.patient());

            var first = Asking.observe(transport, call);

            assertThat(first.observationClass()).as("%s", first).isEqualTo(ObservationClass.OK);
            assertThat(proxy.heads().take().lines()).startsWith("GET http://model.test:8000/v1/models HTTP/1.1",
                    "Proxy-Authorization: Basic dXNlcjpzM2NyZXQ=", "Host: model.test:8000");
        }
    }

    @Test
    void this_machine_is_reached_without_it() throws Exception {
        try (var server = ReplayServer.playing(ANSWER); var proxy = new RelayProxy(server.port(), "");
                var transport = through(proxy.port())) {
            var found = Asking.observe(transport, call(server.baseUrl().toString(), Asking.patient()));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(proxy.heads()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            it wants other credentials   | HTTP/1.1 407 Proxy Authentication Required | 407
            it cannot reach the host     | HTTP/1.1 502 Bad Gateway                   | 502
            it forbids the port          | HTTP/1.1 403 Forbidden                     | 403
            """)
    void a_tunnel_that_is_refused_is_a_failed_connect(String name, String status, String expected) throws Exception {
        try (var server = ReplayServer.playing(ANSWER);
                var proxy = new RelayProxy(server.port(), status + "\r\nContent-Length: 0\r\n\r\n");
                var transport = through(proxy.port())) {
            var found = Asking.observe(transport, call("https://model.test/v1", Asking.patient()));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(found.outcome().detailText())
                    .startsWith("connect: proxy 127.0.0.1:" + proxy.port() + ": status: " + expected)
                    .doesNotContain("s3cret", "dXNlc", "user");
            assertThat(found.phases().micros(Phase.CONNECT)).isEmpty();
        }
    }

    @Test
    void a_proxy_that_is_silent_is_a_connect_timeout_and_its_socket_is_closed() throws Exception {
        try (var mute = ReplayServer.playing(List.of(new Step.Hold(0))); var transport = through(mute.port())) {
            var found = Asking.observe(transport,
                    call("https://model.test/v1", Asking.deadlines(200, 1_000, 1_000, 2_000)));

            assertThat(found.outcome()).isInstanceOfSatisfying(TimedOut.class,
                    t -> assertThat(t.deadline()).isEqualTo(Deadline.CONNECT));
            assertThat(mute.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.Requested.class);
            assertThat(mute.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.ClientClosed.class);
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws Exception {
        int port;
        try (var gone = ReplayServer.playing(ANSWER)) {
            port = gone.port();
        }
        try (var transport = through(port)) {
            var found = Asking.observe(transport, call("https://model.test/v1", Asking.patient()));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(found.outcome().detailText()).startsWith("connect: proxy 127.0.0.1:" + port + ": ").contains("refused");
        }
    }
}
