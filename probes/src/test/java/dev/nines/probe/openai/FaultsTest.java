package dev.nines.probe.openai;

import static dev.nines.probe.openai.ReplayServer.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.openai.FaultyLink.Fault;
import dev.nines.probe.openai.ReplayServer.Event;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loss, delay and resets between us and a server that does nothing wrong. */
class FaultsTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String FIRST = chunk("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n");
    private static final String LAST = chunk("data: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n");
    private static final String DONE = chunk("data: [DONE]\n\n");
    private static final String ANSWER = HEAD + FIRST + LAST + DONE + "0\r\n\r\n";
    private static final String HELLO = "{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}";
    /** Its connection is free again before anybody hears of its end. */
    private static final String DOCUMENT =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + HELLO.length() + "\r\n\r\n" + HELLO;
    private static final Deadlines LIMITS = Asking.deadlines(1_000, 500, 300, 1_200);
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

    private static ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    @BeforeAll
    static void watch_every_buffer() {
        usual = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ByteBufUtil.setLeakListener((type, records) -> LEAKS.add(records));
    }

    /** A leak of our own shows that leaks are seen; there must be no other. */
    @AfterAll
    static void no_buffer_has_leaked() {
        leakOne();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (LEAKS.stream().noneMatch(l -> l.contains("leaked on purpose")) && System.nanoTime() < end) {
            System.gc();
            PooledByteBufAllocator.DEFAULT.buffer(16).release();
        }
        ResourceLeakDetector.setLevel(usual);
        assertThat(LEAKS).singleElement().asString().contains("leaked on purpose");
    }

    private static void leakOne() {
        var _ = PooledByteBufAllocator.DEFAULT.buffer(16).touch("leaked on purpose");
    }

    private static int place(String stage) {
        return switch (stage) {
            case "nothing" -> 0;
            case "status line" -> 9;
            case "headers" -> HEAD.length() - 10;
            case "head" -> HEAD.length();
            case "half an event" -> HEAD.length() + FIRST.length() / 2;
            case "a token" -> HEAD.length() + FIRST.length();
            case "finish_reason" -> HEAD.length() + FIRST.length() + LAST.length();
            case "[DONE]" -> HEAD.length() + FIRST.length() + LAST.length() + DONE.length();
            default -> throw new IllegalArgumentException(stage);
        };
    }

    private static Fault fault(String kind, int place) {
        return switch (kind) {
            case "FIN" -> new Fault.Fin(place);
            case "RST" -> new Fault.Rst(place);
            case "freeze" -> new Fault.Freeze(place);
            case "trickle" -> new Fault.Trickle(place, 15);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(delimiter = '|', textBlock = """
            FIN     | nothing       | CONNECT   | EMPTY_REPLY         | closed before any byte
            FIN     | status line   | TRUNCATED | TRANSPORT_ERROR     | cut inside the headers
            FIN     | headers       | TRUNCATED | TRANSPORT_ERROR     | cut inside the headers
            FIN     | head          | TRUNCATED | TRANSPORT_ERROR     | cut after 0 tokens
            FIN     | half an event | TRUNCATED | TRANSPORT_ERROR     | cut after 0 tokens
            FIN     | a token       | TRUNCATED | TRANSPORT_ERROR     | cut after 1 tokens
            FIN     | finish_reason | OK        | MISSING_DONE        |
            FIN     | [DONE]        | OK        |                     |
            RST     | nothing       | CONNECT   | EMPTY_REPLY         | reset
            RST     | status line   | TRUNCATED | TRANSPORT_ERROR     | reset
            RST     | headers       | TRUNCATED | TRANSPORT_ERROR     | reset
            RST     | head          | TRUNCATED | TRANSPORT_ERROR     | reset
            RST     | half an event | TRUNCATED | TRANSPORT_ERROR     | reset
            RST     | a token       | TRUNCATED | TRANSPORT_ERROR     | reset
            RST     | finish_reason | OK        | MISSING_DONE        |
            RST     | [DONE]        | OK        |                     |
            freeze  | nothing       | TIMEOUT   | TIMEOUT_FIRST_TOKEN | not a byte of an answer within 500 ms
            freeze  | headers       | TIMEOUT   | TIMEOUT_FIRST_TOKEN | no token within 500 ms
            freeze  | head          | TIMEOUT   | TIMEOUT_FIRST_TOKEN | no token within 500 ms
            freeze  | half an event | TIMEOUT   | TIMEOUT_FIRST_TOKEN | no token within 500 ms
            freeze  | a token       | TIMEOUT   | TIMEOUT_IDLE        | within 300 ms
            freeze  | finish_reason | TIMEOUT   | TIMEOUT_IDLE        | within 300 ms
            freeze  | [DONE]        | OK        |                     |
            trickle | nothing       | TIMEOUT   | TIMEOUT_FIRST_TOKEN | no token within 500 ms
            trickle | a token       | TIMEOUT   | TIMEOUT_TOTAL       | within 1200 ms
            """)
    void a_fault_has_its_class_its_flag_and_its_end(String kind, String stage, ObservationClass expected, String flag,
            String detail) throws Exception {
        try (var server = ReplayServer.playing(List.of(write(0, ANSWER)));
                var link = new FaultyLink(server.port(), List.of(fault(kind, place(stage)), new Fault.None()));
                var transport = ProbeTransport.open()) {
            var call = call(link);

            var found = Asking.observe(transport, call);
            assertThat(link.closedByClient().poll(5, TimeUnit.SECONDS)).as("the client closed it").isZero();
            var next = Asking.observe(transport, call);

            assertThat(found.observationClass()).as("%s", found).isEqualTo(expected);
            if (flag != null) assertThat(found.flags()).contains(Flag.valueOf(flag));
            assertThat(found.outcome().detailText()).contains(detail == null ? "" : detail);
            assertThat(next.observationClass()).as("nothing dead is kept: %s", next).isEqualTo(ObservationClass.OK);
            assertThat(next.flags()).doesNotContain(Flag.RETRIED_CONNECTION);
        }
    }

    private static Call call(FaultyLink link) {
        return Call.post(new Endpoint(link.baseUrl(), Asking.KEY), "chat/completions", new byte[] {'{', '}'}, LIMITS);
    }

    @Test
    void a_delay_is_measured_and_no_failure() throws Exception {
        try (var server = ReplayServer.playing(List.of(write(0, ANSWER)));
                var link = new FaultyLink(server.port(), List.of(new Fault.Delay(100)));
                var transport = ProbeTransport.open()) {
            var found = Asking.observe(transport, call(link));

            assertThat(found.observationClass()).isEqualTo(ObservationClass.OK);
            assertThat(found.phases().micros(Phase.TTFT).orElse(0)).isBetween(100_000L, 400_000L);
        }
    }

    @ParameterizedTest(name = "a kept connection, {0} {1} bytes into its second answer")
    @CsvSource({
        "FIN, 0, OK,        true,  3",
        "RST, 0, OK,        true,  3",
        "FIN, 1, TRUNCATED, false, 2",
        "RST, 1, TRUNCATED, false, 2",
    })
    void only_a_kept_connection_that_died_before_the_first_byte_is_replaced(String kind, int bytes,
            ObservationClass expected, boolean retried, int requests) throws Exception {
        try (var server = ReplayServer.playing(List.of(write(0, DOCUMENT)));
                var link = new FaultyLink(server.port(),
                        List.of(fault(kind, DOCUMENT.length() + bytes), new Fault.None()));
                var transport = ProbeTransport.open()) {
            Asking.observe(transport, call(link));
            Observation second = Asking.observe(transport, call(link));

            assertThat(second.observationClass()).as("%s", second).isEqualTo(expected);
            assertThat(second.flags().contains(Flag.RETRIED_CONNECTION)).isEqualTo(retried);
            assertThat(server.events().stream().filter(Event.Requested.class::isInstance)).hasSize(requests);
        }
    }
}
