package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.ObservationClass;
import dev.nines.probe.openai.ReplayServer.Event;
import dev.nines.probe.openai.ReplayServer.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that says too much is cut off, and never at the cost of our memory. */
class LimitsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String STREAM = OK + "Content-Type: text/event-stream\r\n";

    /** A size is what ends these, however slow the machine is. */
    private static final Deadlines PATIENT = Asking.deadlines(2_000, 9_000, 9_000, 9_500);

    private final ProbeTransport transport = ProbeTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    @SuppressWarnings("ArrayRecordComponent") // test data, never compared
    record Flood(String name, byte[] bytes, ObservationClass expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Flood> floods() throws IOException {
        return Stream.of(
                flood("one event without end", STREAM + "\r\ndata: " + "x".repeat(5 << 20)),
                flood("a document without end", OK + "Content-Length: 99999999\r\n\r\n{\"a\":\"" + "x".repeat(5 << 20)),
                flood("comments without end", STREAM + "\r\n" + ": ping\n\n".repeat(700_000)),
                flood("headers without end", OK + "X-Header: abc\r\n".repeat(400_000)),
                flood("one header without end", OK + "X-Header: " + "x".repeat(5 << 20)),
                flood("a status line without end", "HTTP/1.1 200 " + "x".repeat(5 << 20)),
                flood("interim answers without end", "HTTP/1.1 100 Continue\r\n\r\n".repeat(200_000)),
                flood("chunks of one byte without end",
                        STREAM + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(900_000)),
                cut("a chunk extension without end",
                        STREAM + "Transfer-Encoding: chunked\r\n\r\n1;a=" + "x".repeat(5 << 20)),
                cut("trailers without end",
                        STREAM + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "X-Trailer: abc\r\n".repeat(400_000)),
                new Flood("a bomb: 64 MiB in 64 KiB of gzip", bomb(), ObservationClass.MALFORMED));
    }

    private static Flood flood(String name, String text) {
        return new Flood(name, text.getBytes(StandardCharsets.ISO_8859_1), ObservationClass.MALFORMED);
    }

    /** Where the end of a body cannot be found, the body is cut. */
    private static Flood cut(String name, String text) {
        return new Flood(name, text.getBytes(StandardCharsets.ISO_8859_1), ObservationClass.TRUNCATED);
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((STREAM + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) gzip.write(zeros);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("floods")
    void a_flood_is_malformed_and_its_socket_closed(Flood flood) throws Exception {
        try (var server = ReplayServer.playing(List.of(new Step.Write(0, flood.bytes()), new Step.Hold(0)))) {
            var found = Asking.ask(Asking.probe(transport, server.baseUrl(), PATIENT)).observation();

            assertThat(found.observationClass()).as("%s", found).isEqualTo(flood.expected());
            assertThat(found.outcome().detailText()).isNotBlank();
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.Requested.class);
            assertThat(server.events().poll(5, TimeUnit.SECONDS)).isInstanceOf(Event.ClientClosed.class);
        }
    }
}
