package dev.nines.monitor.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : open.reversed()) each.close();
    }

    @Test
    void what_is_sent_carries_the_names_of_the_url_and_the_exact_body() throws Exception {
        var server = server("HTTP/1.1 202 Accepted\r\ncontent-length: 2\r\n\r\nok");

        var answer = client(_ -> List.of(HERE)).send(post("http://Hooks.Example.COM.:" + server.port() + "/T0/x?a=b%20c", "{\"ü\":1}"));

        assertThat(answer).isEqualTo(new Answer.Answered(202, "ok", ""));
        assertThat(server.request()).startsWith("POST /T0/x?a=b%20c HTTP/1.1\r\n").endsWith("\r\n\r\n{\"ü\":1}")
                .contains("host: hooks.example.com:" + server.port() + "\r\n", "content-length: 8\r\n", "x-own: yes\r\n");
    }

    /** The resolver means one thing to whoever checks and would mean another to whoever connects. */
    @Test
    void a_name_that_is_bound_anew_after_the_check_leads_nowhere_new() throws Exception {
        var server = server("HTTP/1.1 204 No Content\r\n\r\n");
        Queue<List<InetAddress>> answers = new ArrayDeque<>(List.of(List.of(HERE), List.of(InetAddress.ofLiteral("169.254.169.254"))));
        var client = client(_ -> answers.remove());
        var url = "http://rebinding.example.com:" + server.port() + "/";

        assertThat(client.send(post(url, "{}"))).isEqualTo(new Answer.Answered(204, "", ""));
        assertThat(answers).as("looked up once").hasSize(1);

        assertThat(client.send(post(url, "{}")))
                .isEqualTo(new Answer.Refused("has a name that leads to a cloud's metadata service, which is never asked"));
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void over_tls_the_urls_name_is_asked_for_and_verified_at_the_checked_address() throws Exception {
        var server = encrypted("hooks.example.com", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        var client = client(_ -> List.of(HERE), server.trust());

        assertThat(client.send(post("https://hooks.example.com:" + server.port() + "/", "{}"))).isEqualTo(new Answer.Answered(200, "", ""));
        assertThat(server.session()).isInstanceOfSatisfying(ExtendedSSLSession.class,
                s -> assertThat(s.getRequestedServerNames()).containsExactly(new SNIHostName("hooks.example.com")));
    }

    @Test
    void a_certificate_of_another_name_is_refused() throws Exception {
        var server = encrypted("other.example.com", "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");

        assertThat(client(_ -> List.of(HERE), server.trust()).send(post("https://hooks.example.com:" + server.port() + "/", "{}")))
                .isEqualTo(new Answer.Failed("TLS failed"));
    }

    @Test
    void an_address_where_nobody_listens_hands_over_to_the_next() throws Exception {
        var server = server("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");

        var answer = client(_ -> List.of(InetAddress.ofLiteral("127.0.0.2"), HERE)).send(post("http://two.example.com:" + server.port(), "{}"));

        assertThat(answer).isEqualTo(new Answer.Answered(200, "", ""));
    }

    @Test
    void of_a_long_answer_only_the_first_4_kb_are_read() throws Exception {
        var server = server("HTTP/1.1 500 No\r\ncontent-length: 100000\r\n\r\n" + "x".repeat(8_192));

        assertThat(client(_ -> List.of(HERE)).send(post("http://h.example.com:" + server.port(), "{}")))
                .isEqualTo(new Answer.Answered(500, "x".repeat(Exchange.EXCERPT_BYTES), ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                             sent
        says nothing,                     ''
        half a status line,               'HTTP/1.1 20'
        a head that never ends,           'HTTP/1.1 200 OK\\r\\nx: y\\r\\n'
        a body that never ends,           'HTTP/1.1 200 OK\\r\\ncontent-length: 9\\r\\n\\r\\n1'
        a hint and then nothing,          'HTTP/1.1 103 Early Hints\\r\\n\\r\\n'
        """)
    void the_deadline_covers_everything_a_slow_receiver_may_do(String name, String sent) throws Exception {
        var server = hanging(sent.replace("\\r", "\r").replace("\\n", "\n"));
        var post = new Post("http://slow.example.com:" + server.port(), Map.of(), "{}", Duration.ofMillis(300));

        assertThat(client(_ -> List.of(HERE)).send(post)).isEqualTo(new Answer.Failed("no answer within 300 ms"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                             sent,                                                       why
        hangs up at once,                 '',                                                         the connection was closed in the middle
        hangs up in the body,             'HTTP/1.1 200 OK\\r\\ncontent-length: 9\\r\\n\\r\\n1',         the connection was closed in the middle
        another protocol,                 '220 mail.example.com ESMTP\\r\\n\\r\\n',                      what answers is no HTTP server
        """)
    void what_is_no_answer_is_none(String name, String sent, String why) throws Exception {
        var server = server(sent.replace("\\r", "\r").replace("\\n", "\n"));

        assertThat(client(_ -> List.of(HERE)).send(post("http://odd.example.com:" + server.port(), "{}"))).isEqualTo(new Answer.Failed(why));
    }

    @Test
    void an_answer_after_a_hint_and_without_a_length_counts() throws Exception {
        var server = server("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 429 Slow\r\nRetry-After: 7\r\n\r\nwait");

        assertThat(client(_ -> List.of(HERE)).send(post("http://h.example.com:" + server.port(), "{}")))
                .isEqualTo(new Answer.Answered(429, "wait", "7"));
    }

    @Test
    void nobody_listening_is_told_without_the_url() throws Exception {
        var server = server("");
        int port = server.port();
        server.close();

        assertThat(client(_ -> List.of(HERE)).send(post("http://h.example.com:" + port + "/token", "{}")))
                .isEqualTo(new Answer.Failed("connection refused"));
    }

    private static Post post(String url, String body) {
        return new Post(url, Map.of("x-own", "yes"), body, LONG);
    }

    private OutboundClient client(NameLookup names) throws Exception {
        return client(names, SslContextBuilder.forClient().sslProvider(SslProvider.JDK).build());
    }

    private OutboundClient client(NameLookup names, SslContext tls) {
        return kept(new OutboundClient(new OutboundGuard(Reach.OPERATOR, names), tls));
    }

    private RawServer server(String says) throws Exception {
        return kept(RawServer.saying(says.getBytes(UTF_8)));
    }

    private RawServer hanging(String says) throws Exception {
        return kept(RawServer.hangingAfter(says.getBytes(UTF_8)));
    }

    private RawServer encrypted(String name, String says) throws Exception {
        X509Bundle bundle = new CertificateBuilder().subject("CN=" + name).addSanDnsName(name).setIsCertificateAuthority(true).buildSelfSigned();
        return kept(RawServer.encrypted(bundle, says.getBytes(UTF_8)));
    }

    private <T extends AutoCloseable> T kept(T each) {
        open.add(each);
        return each;
    }
}
