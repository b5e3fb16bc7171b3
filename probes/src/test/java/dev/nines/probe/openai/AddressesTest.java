package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.openai.ReplayServer.Step;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the name of a host to a connection with one of its addresses. */
class AddressesTest {
    private static final String HELLO = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
    private static final List<Step> ANSWER = List.of(write(0,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + HELLO.length() + "\r\n\r\n" + HELLO));

    private static ReplayServer on(String address, int port) throws IOException {
        return ReplayServer.on(new ServerSocket(port, 50, InetAddress.ofLiteral(address)), List.of(ANSWER));
    }

    private static ProbeTransport transport(NameServer names) {
        return ProbeTransport.over(
                Network.open(1, new Surroundings(names.provider(), Proxies.NONE, SslProvider.JDK)));
    }

    private static Observation ask(ProbeTransport transport, int port, Deadlines deadlines) throws Exception {
        var url = URI.create("http://model.test:" + port + "/v1");
        var call = Call.post(new Endpoint(url, Asking.KEY), "chat/completions", new byte[] {'{', '}'}, deadlines);
        return Asking.observe(transport, call.over(Connecting.FRESH));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one address                                   | 127.0.0.1
            the first one refuses                         | 127.0.0.2 127.0.0.1
            the other family refuses                      | ::1 127.0.0.1
            all but the last refuse                       | 127.0.0.2 127.0.0.3 127.0.0.4 127.0.0.1
            """)
    void a_run_is_served_by_any_address_that_answers(String name, String addresses) throws Exception {
        try (var names = new NameServer(60, List.of(addresses.split(" ", -1))); var server = on("127.0.0.1", 0);
                var transport = transport(names)) {
            var found = ask(transport, server.port(), Asking.patient());

            assertThat(found.observationClass()).as("%s", found).isEqualTo(ObservationClass.OK);
            assertThat(found.phases().micros(Phase.DNS)).isPresent();
        }
    }

    @Test
    void an_address_that_never_answers_has_a_head_start_and_no_more() throws Exception {
        try (var names = new NameServer(60, List.of("127.0.0.2", "127.0.0.1")); var server = on("127.0.0.1", 0);
                var _ = new Blackhole("127.0.0.2", server.port()); var transport = transport(names)) {
            var found = ask(transport, server.port(), Asking.patient());

            assertThat(found.observationClass()).as("%s", found).isEqualTo(ObservationClass.OK);
            assertThat(found.phases().micros(Phase.CONNECT).orElse(0)).isBetween(245_000L, 600_000L);
        }
    }

    @Test
    void every_address_that_failed_is_named() throws Exception {
        try (var names = new NameServer(60, List.of("127.0.0.2", "127.0.0.3")); var server = on("127.0.0.1", 0);
                var transport = transport(names)) {
            var found = ask(transport, server.port(), Asking.patient());

            assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(found.outcome().detailText()).startsWith("connect: ")
                    .contains("127.0.0.2:" + server.port()).contains("127.0.0.3:" + server.port());
        }
    }

    @Test
    void a_name_that_nobody_knows_is_a_failed_connect() throws Exception {
        try (var names = new NameServer(60, List.of()); var transport = transport(names)) {
            var found = ask(transport, 80, Asking.patient());

            assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(found.outcome().detailText()).startsWith("DNS: ").contains("model.test");
        }
    }

    @Test
    void a_name_server_that_is_silent_is_a_connect_timeout() throws Exception {
        try (var names = new NameServer(NameServer.MUTE, List.of()); var transport = transport(names)) {
            var found = ask(transport, 80, Asking.deadlines(200, 1_000, 1_000, 2_000));

            assertThat(found.outcome()).isInstanceOfSatisfying(TimedOut.class,
                    t -> assertThat(t.deadline()).isEqualTo(Deadline.CONNECT));
            assertThat(found.phases().micros(Phase.TOTAL).orElse(0)).isBetween(195_000L, 450_000L);
        }
    }

    @Test
    void a_host_that_moved_is_followed_when_its_ttl_is_over_and_not_asked_for_before() throws Exception {
        try (var names = new NameServer(1, List.of("127.0.0.1")); var server = on("127.0.0.1", 0);
                var moved = on("127.0.0.2", server.port()); var transport = transport(names)) {
            ask(transport, server.port(), Asking.patient());
            names.moveTo("127.0.0.2");
            ask(transport, server.port(), Asking.patient());

            assertThat(names.asked()).containsExactlyInAnyOrder("A", "AAAA");
            awaitRequestAt(moved, transport, server.port());
            assertThat(names.asked().size()).isLessThanOrEqualTo(2 * 4);
        }
    }

    /** Asks until the other server hears it: the old address may be used for a second and no longer. */
    private static void awaitRequestAt(ReplayServer moved, ProbeTransport transport, int port) throws Exception {
        long start = System.nanoTime();
        while (moved.events().isEmpty()) {
            ask(transport, port, Asking.patient());
            assertThat(System.nanoTime() - start).as("the TTL is over").isLessThan(2_500_000_000L);
        }
    }

    @Test
    void an_answer_with_a_ttl_of_zero_is_used_once() throws Exception {
        try (var names = new NameServer(0, List.of("127.0.0.1")); var server = on("127.0.0.1", 0);
                var transport = transport(names)) {
            ask(transport, server.port(), Asking.patient());
            ask(transport, server.port(), Asking.patient());

            assertThat(names.asked()).hasSize(4);
        }
    }

    @Test
    void an_ipv6_address_in_the_url_needs_no_name_server() throws Exception {
        assumeTrue(hasIpv6(), "this machine has no IPv6 loopback");
        try (var names = new NameServer(NameServer.MUTE, List.of()); var server = on("::1", 0);
                var transport = transport(names)) {
            var url = URI.create("http://[::1]:" + server.port() + "/v1");

            var found = Asking.ask(Asking.probe(transport, url, Asking.patient())).observation();

            assertThat(found.observationClass()).as("%s", found).isEqualTo(ObservationClass.OK);
            assertThat(found.phases().micros(Phase.DNS)).isEmpty();
            assertThat(server.events().take()).isInstanceOfSatisfying(ReplayServer.Event.Requested.class,
                    r -> assertThat(r.text()).contains("Host: [::1]:" + server.port() + "\r\n"));
        }
    }

    private static boolean hasIpv6() throws Exception {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(a -> a.equals(InetAddress.ofLiteral("::1")));
    }

    @Test
    void families_take_turns_and_the_first_keeps_its_place() {
        var found = Stream.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "fd00::1")
                .map(a -> new InetSocketAddress(InetAddress.ofLiteral(a), 1)).toList();

        assertThat(Names.inTurns(found)).extracting(a -> a.getAddress().getHostAddress())
                .containsExactly("10.0.0.1", "fd00:0:0:0:0:0:0:1", "10.0.0.2", "10.0.0.3");
    }
}
