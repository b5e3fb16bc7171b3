package dev.nines.probe.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our own loop is late by is nobody's latency. */
class ReadStampTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    private static final String TOKEN = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    private static final String END = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private static final byte[] ANSWER = (HEAD + TOKEN + END).getBytes(StandardCharsets.UTF_8);
    private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final int TRIES = 5;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # case                                              | came  | earliest | now | stamp
            the kernel saw it before we read                    | 70    | 50       | 100 | 70
            it came the moment we had asked                     | 50    | 50       | 100 | 50
            it is read the moment it came                       | 100   | 50       | 100 | 100
            nothing was noted                                   |       | 50       | 100 | 100
            the wall clock was set forward in between           | -3600 | 50       | 100 | 100
            the wall clock was set back in between              | 3600  | 50       | 100 | 100
            the server spoke before all was asked               | 49    | 50       | 100 | 100
            """, delimiter = '|')
    void a_stamp_is_the_kernels_where_it_can_be_true(String name, Long came, long earliest, long now, long expected) {
        assertThat(ReadStamp.stamp(came == null ? Trace.UNSEEN : came, earliest, now)).isEqualTo(expected);
    }

    /** The best of several, for the kernel begins to note a moment after it was asked to. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void bytes_that_wait_for_a_loop_which_stands_still_have_the_time_when_they_came() throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var transport = ProbeTransport.open()) {
            var found = new ArrayList<Waited>();
            for (int i = 0; i < TRIES; i++) found.add(waited(listener, transport));

            assertThat(found).anySatisfy(w -> {
                assertThat(w.stamps().firstByte() - w.sent()).isLessThan(HELD_NANOS / 2);
                assertThat(w.stamps().ended() - w.sent()).isLessThan(HELD_NANOS / 2);
            }).allSatisfy(w -> assertThat(w.stamps().firstByte()).isGreaterThan(w.stamps().begun()));
        }
    }

    private record Waited(long sent, Trace.Stamps stamps) {}

    /** An answer that lay in the socket all the while that the loop stood still. */
    private static Waited waited(ServerSocket listener, ProbeTransport transport) throws Exception {
        var baseUrl = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
        var call = Call.get(new Endpoint(baseUrl, Asking.KEY), "models", Asking.patient());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var traced = threads.submit(() -> Asking.exchange(transport, call));
            try (var server = listener.accept()) {
                readRequest(server);
                long sent;
                try (var _ = new HeldLoop(transport)) {
                    server.getOutputStream().write(ANSWER);
                    sent = System.nanoTime();
                    while (System.nanoTime() - sent < HELD_NANOS) Thread.onSpinWait();
                }
                return new Waited(sent, traced.get().stamps());
            }
        }
    }

    private static void readRequest(Socket server) throws IOException {
        var request = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line;
        do {
            line = request.readLine();
        } while (line != null && !line.isEmpty());
    }

    /** An event loop that does nothing until it is let go. */
    private static final class HeldLoop implements AutoCloseable {
        private final CountDownLatch letGo = new CountDownLatch(1);

        HeldLoop(ProbeTransport transport) throws InterruptedException {
            var held = new CountDownLatch(1);
            transport.timer().execute(() -> {
                held.countDown();
                awaitLetGo();
            });
            held.await();
        }

        private void awaitLetGo() {
            try {
                letGo.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            letGo.countDown();
        }
    }
}
