package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome;
import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final String HELLO =
            "{\"choices\":[{\"message\":{\"content\":\"hello\"},\"finish_reason\":\"stop\"}]}";
    private static final Step ANSWER = write(0, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + HELLO.length() + "\r\n\r\n" + HELLO);

    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    private static String connection(Observation o) {
        return o.reply().attribute(Attribute.CONNECTION).orElse("none");
    }

    @Test
    void the_second_question_goes_over_the_first_ones_connection() throws Exception {
        try (var server = ReplayServer.playing(List.of(ANSWER))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());

            var first = Asking.ask(probe).observation();
            var second = Asking.ask(probe).observation();

            assertThat(connection(first)).isEqualTo("fresh");
            assertThat(first.phases().micros(Phase.CONNECT)).isPresent();
            assertThat(connection(second)).isEqualTo("reused");
            assertThat(second.phases().micros(Phase.CONNECT)).isEmpty();
        }
    }

    @Test
    void a_question_on_a_fresh_connection_neither_takes_nor_leaves_a_kept_one() throws Exception {
        try (var server = ReplayServer.playing(List.of(ANSWER))) {
            var endpoint = new Endpoint(server.baseUrl(), Asking.KEY);
            var models = Call.get(endpoint, "models", Asking.patient());

            for (var which : List.of(Connecting.KEPT, Connecting.FRESH, Connecting.KEPT, Connecting.FRESH)) {
                Asking.exchange(transport, models.over(which));
            }

            var requests = server.events().stream().flatMap(e -> e instanceof Event.Requested r
                    ? Stream.of(r.connection()) : Stream.of());
            assertThat(requests).containsExactly(1, 2, 1, 3);
        }
    }

    @Test
    void a_kept_connection_that_dies_unanswered_is_replaced_once() throws Exception {
        var dies = List.<Step>of(new Step.Fin(20));
        try (var server = ReplayServer.playingInTurn(List.of(List.of(ANSWER), dies, List.of(ANSWER)))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());

            Asking.ask(probe);
            var second = Asking.ask(probe).observation();

            assertThat(second.observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(second.flags()).contains(Flag.RETRIED_CONNECTION);
            assertThat(connection(second)).isEqualTo("fresh");
            assertThat(second.phases().micros(Phase.TOTAL).orElse(0)).isGreaterThanOrEqualTo(15_000);
        }
    }

    @Test
    void the_replacement_is_not_replaced_again() throws Exception {
        var dies = List.<Step>of(new Step.Fin(0));
        try (var server = ReplayServer.playingInTurn(List.of(List.of(ANSWER), dies))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());

            Asking.ask(probe);
            var second = Asking.ask(probe).observation();

            assertThat(second.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(second.flags()).contains(Flag.RETRIED_CONNECTION, Flag.EMPTY_REPLY);
            assertThat(server.events().stream().filter(Event.Requested.class::isInstance)).hasSize(3);
        }
    }

    @Test
    void a_fresh_connection_that_dies_unanswered_is_not_tried_again() throws Exception {
        try (var server = ReplayServer.playing(List.of(new Step.Fin(0)))) {
            var only = Asking.ask(Asking.probe(transport, server.baseUrl(), Asking.patient())).observation();

            assertThat(only.observationClass()).isEqualTo(ObservationClass.CONNECT);
            assertThat(only.flags()).doesNotContain(Flag.RETRIED_CONNECTION);
            assertThat(server.events().stream().filter(Event.Requested.class::isInstance)).hasSize(1);
        }
    }

    @Test
    void a_port_where_nobody_listens_is_a_failed_connect() throws Exception {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        var found = Asking.ask(Asking.probe(transport, URI.create("http://127.0.0.1:" + port), Asking.patient()))
                .observation();

        assertThat(found.observationClass()).isEqualTo(ObservationClass.CONNECT);
        assertThat(found.outcome().detailText()).contains("refused");
        assertThat(found.reply().httpStatus()).isEmpty();
    }

    @Test
    void the_name_of_this_machine_is_resolved() throws Exception {
        try (var server = ReplayServer.playing(List.of(ANSWER))) {
            var byName = URI.create("http://localhost:" + server.port() + "/v1/");

            var found = Asking.ask(Asking.probe(transport, byName, Asking.patient())).observation();

            assertThat(found.observationClass()).as("%s", found).isEqualTo(ObservationClass.OK);
            assertThat(found.phases().micros(Phase.DNS)).isPresent();
        }
    }

    @Test
    void closing_ends_what_is_under_way_as_ours() throws Exception {
        try (var server = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());
            var underWay = probe.ask(Asking.SLOT);
            server.events().poll(5, TimeUnit.SECONDS);   // the request is there

            transport.close();

            assertShuttingDown(underWay.get(5, TimeUnit.SECONDS));
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.ClientClosed.class);
            assertShuttingDown(probe.ask(Asking.SLOT).get(5, TimeUnit.SECONDS));
        }
    }

    private static void assertShuttingDown(Observation o) {
        assertThat(o.outcome()).isInstanceOfSatisfying(ProbeOutcome.Local.class,
                local -> assertThat(local.cause()).isEqualTo(ProbeOutcome.Cause.SHUTTING_DOWN));
    }
}
