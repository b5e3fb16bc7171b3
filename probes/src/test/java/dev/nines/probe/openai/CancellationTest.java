package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever cancels a run wants its socket closed, not its answer. */
class CancellationTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void in_the_middle_of_an_answer() throws Exception {
        try (var server = ReplayServer.playing(List.of(write(0, HEAD), new Step.Hold(0)))) {
            var run = Asking.probe(transport, server.baseUrl(), Asking.patient()).ask(Asking.SLOT);
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.Requested.class);

            run.cancel(true);

            assertThat(server.events().poll(1, TimeUnit.SECONDS)).isEqualTo(new Event.ClientClosed(1));
            assertThat(run).isCancelled();
        }
    }

    @Test
    void what_was_made_from_a_run_cancels_it_too() throws Exception {
        try (var server = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            var run = Asking.probe(transport, server.baseUrl(), Asking.patient()).ask(Asking.SLOT).thenApply(o -> o.phases());
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.Requested.class);

            run.cancel(false);

            assertThat(server.events().poll(1, TimeUnit.SECONDS)).isEqualTo(new Event.ClientClosed(1));
        }
    }

    @Test
    void in_a_handshake() throws Exception {
        try (var mute = ReplayServer.playing(List.of(new Step.Hold(0)))) {
            var https = URI.create("https://127.0.0.1:" + mute.port() + "/v1");
            var run = Asking.probe(transport, https, Asking.patient()).ask(Asking.SLOT);
            mute.awaitConnection();

            run.cancel(true);

            assertThat(mute.events().poll(1, TimeUnit.SECONDS)).isEqualTo(new Event.ClientClosed(1));
        }
    }

    @Test
    void a_run_that_has_ended_keeps_its_connection() throws Exception {
        String hello = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
        try (var server = ReplayServer.playing(List.of(
                write(0, "HTTP/1.1 200 OK\r\nContent-Length: " + hello.length() + "\r\n\r\n" + hello)))) {
            var probe = Asking.probe(transport, server.baseUrl(), Asking.patient());
            var first = probe.ask(Asking.SLOT);
            first.get(5, TimeUnit.SECONDS);

            assertThat(first.cancel(true)).isFalse();
            Asking.ask(probe);

            assertThat(server.events()).extracting(e -> e instanceof Event.Requested r ? r.connection() : 0)
                    .containsExactly(1, 1);
        }
    }
}
