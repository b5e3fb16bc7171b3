package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.ProbeOutcome.Deadline;
import dev.nines.probe.ProbeOutcome.TimedOut;
import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does not do, or does too slowly: the limit holds and the socket is closed. */
class DeadlinesTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String TOKEN = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    private static final long LATE_MICROS = 250_000;

    private final ProbeTransport transport = ProbeTransport.open();

    record Stall(String name, List<Step> script, Deadlines limits, Deadline deadline, long limitMillis) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Stall> stalls() {
        var limits = Asking.deadlines(1_000, 300, 200, 600);
        return Stream.of(
                new Stall("never a byte", List.of(new Step.Hold(0)), limits, Deadline.FIRST_TOKEN, 300),
                new Stall("headers that drip", drip(0, "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(100)), limits,
                        Deadline.FIRST_TOKEN, 300),
                new Stall("comments instead of tokens", drip(1, HEAD + ": ping\n\n".repeat(20)), limits,
                        Deadline.FIRST_TOKEN, 300),
                new Stall("headers, then silence", List.of(write(10, HEAD), new Step.Hold(20)), limits,
                        Deadline.FIRST_TOKEN, 300),
                new Stall("the half of a header, then silence", List.of(write(10, "HTTP/1.1 20"), new Step.Hold(20)), limits,
                        Deadline.FIRST_TOKEN, 300),
                new Stall("comments after a token", drip(HEAD.length() + TOKEN.length(),
                        HEAD + TOKEN + ": ping\n\n".repeat(30)), limits, Deadline.TOTAL, 600),
                new Stall("an error page that never ends", List.of(
                        write(10, "HTTP/1.1 503 No\r\nContent-Length: 900\r\n\r\n<html>"), new Step.Hold(20)), limits,
                        Deadline.FIRST_TOKEN, 300),
                new Stall("silence after a token", List.of(write(10, HEAD + TOKEN), new Step.Hold(20)), limits,
                        Deadline.IDLE, 210),
                new Stall("tokens that never end", drip(HEAD.length(), HEAD + TOKEN.repeat(20)), limits,
                        Deadline.TOTAL, 600));
    }

    /** The first {@code atOnce} bytes, then one byte each 20 ms. */
    private static List<Step> drip(int atOnce, String text) {
        var steps = new ArrayList<Step>();
        steps.add(write(0, text.substring(0, atOnce)));
        for (int i = atOnce; i < text.length(); i++) {
            steps.add(write((i - atOnce + 1) * perByte(atOnce), text.substring(i, i + 1)));
        }
        steps.add(new Step.Hold(0));
        return steps;
    }

    /** A stream's bytes come quickly enough for a first token within its limit. */
    private static long perByte(int atOnce) {
        return atOnce > 1 ? 4 : 20;
    }

    @BeforeAll
    static void load_what_the_first_run_needs() throws Exception {
        try (var transport = ProbeTransport.open();
                var server = ReplayServer.playing(List.of(write(0, HEAD + TOKEN), new Step.Fin(1)))) {
            Asking.ask(Asking.probe(transport, server.baseUrl(), Asking.patient()));
        }
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stalls")
    void a_deadline_holds_and_closes_the_socket(Stall stall) throws Exception {
        try (var server = ReplayServer.playing(stall.script())) {
            var found = Asking.ask(Asking.probe(transport, server.baseUrl(), stall.limits())).observation();

            assertThat(found.outcome()).isInstanceOfSatisfying(TimedOut.class,
                    t -> assertThat(t.deadline()).isEqualTo(stall.deadline()));
            assertThat(found.phases().micros(Phase.TOTAL).orElse(0))
                    .isBetween(stall.limitMillis() * 1_000 - 5_000, stall.limitMillis() * 1_000 + LATE_MICROS);
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.Requested.class);
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.ClientClosed.class);
        }
    }

    @Test
    void a_tls_handshake_that_hangs_is_a_connect_timeout() throws Exception {
        try (var mute = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            var https = URI.create("https://127.0.0.1:" + mute.port() + "/v1");

            var found = Asking.ask(Asking.probe(transport, https, Asking.deadlines(200, 1_000, 1_000, 2_000)))
                    .observation();

            assertThat(found.outcome()).isInstanceOfSatisfying(TimedOut.class,
                    t -> assertThat(t.deadline()).isEqualTo(Deadline.CONNECT));
            assertThat(mute.events().poll(5, TimeUnit.SECONDS)).isEqualTo(new Event.ClientClosed(1));
        }
    }

    @Test
    void a_server_that_thinks_after_its_headers_is_not_idle() throws Exception {
        try (var server = ReplayServer.playing(List.of(write(0, HEAD), write(400, TOKEN + "data: [DONE]\n\n")))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.deadlines(1_000, 2_000, 100, 3_000));

            assertThat(Asking.ask(probe).observation().observationClass()).isEqualTo(ObservationClass.OK);
        }
    }

    @Test
    void a_connect_that_nobody_answers_is_a_connect_timeout() throws Exception {
        try (var nobody = new Blackhole("127.0.0.1", 0)) {
            var url = URI.create("http://127.0.0.1:" + nobody.port() + "/v1");

            var found = Asking.ask(Asking.probe(transport, url, Asking.deadlines(200, 1_000, 1_000, 2_000))).observation();

            assertThat(found.outcome()).isInstanceOfSatisfying(TimedOut.class,
                    t -> assertThat(t.deadline()).isEqualTo(Deadline.CONNECT));
            assertThat(found.phases().micros(Phase.CONNECT)).isEmpty();
            assertThat(found.phases().micros(Phase.TOTAL).orElse(0)).isBetween(195_000L, 200_000 + LATE_MICROS);
        }
    }
}
