package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Outbox;
import dev.nines.monitor.alert.channel.Channels;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.outbound.NameLookup;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.OutboundGuard;
import dev.nines.monitor.outbound.Reach;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.sla.store.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receiver in trouble for an hour, by a clock that is set by hand: how often it is asked, and when it has heard everything. */
class TroubledReceiverTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private final TestPostgres database = new TestPostgres();
    private final Outbox outbox = new Outbox(database);
    private final TestReceiver ops = new TestReceiver();
    private final OutboundClient http = OutboundClient.open(new OutboundGuard(Reach.OPERATOR, NameLookup.SYSTEM));
    private final AtomicInteger attempts = new AtomicInteger();
    private final Delivery delivery = new Delivery(outbox,
            Channels.of(List.of(new ReceiverSettings("ops", new Secret(ops.url().toString()), SECRET, List.of("*"))), http, clock),
            (_, _) -> attempts.incrementAndGet(), clock);

    TroubledReceiverTest() throws IOException {}

    @AfterEach
    void close() {
        delivery.close();
        http.close();
        ops.close();
    }

    /** Attempts in the hour, and how many seconds after it, with something new to tell at its end, all four messages have arrived. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                              status, retryAfter, attempts, allWithin
        it hangs up,                       0,      -,          6,        60
        it fails,                          500,    -,          6,        60
        it is overloaded,                  503,    -,          6,        10800
        it asks for ten minutes each time, 429,    600,        5,        1980
        """)
    void whatever_its_trouble_it_hears_everything_once_and_in_order(String name, int status, String retryAfter, int wanted, long allWithin) {
        ops.answers(exchange -> inTrouble(exchange, status, retryAfter));
        outbox.add(messages(0, 3));
        delivery.start();
        int made = 0;
        for (var due = START; !due.isAfter(START.plus(HOUR)); due = outbox.nextDue().orElseThrow()) {
            now.set(due);
            delivery.wake();
            int next = ++made;
            await().atMost(PATIENCE).until(() -> attempts.get() == next && outbox.nextDue().orElseThrow().isAfter(now.get()));
        }
        assertThat(made).as(name).isEqualTo(wanted);

        now.set(START.plus(HOUR));
        ops.answers(TestReceiver.status(204));
        outbox.add(messages(3, 1));
        var due = outbox.nextDue().orElseThrow();
        assertThat(Duration.between(now.get(), due).toSeconds()).as(name).isLessThanOrEqualTo(allWithin);
        now.set(due.isAfter(now.get()) ? due : now.get());
        delivery.wake();
        await().atMost(PATIENCE).until(() -> new Deliveries(database).recent(9).stream().allMatch(d -> d.state() == State.DELIVERED));

        assertThat(ops.received().stream().map(r -> r.header("Webhook-id")).distinct()).containsExactly("msg-0", "msg-1", "msg-2", "msg-3");
        assertThat(ops.received()).hasSize(wanted + 4);
    }

    private static void inTrouble(HttpExchange exchange, int status, String retryAfter) throws IOException {
        if (status == 0) {
            exchange.close();
            return;
        }
        if (!retryAfter.equals("-")) exchange.getResponseHeaders().set("retry-after", retryAfter);
        exchange.sendResponseHeaders(status, -1);
    }

    private List<Message> messages(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new Message("msg-" + i, "ops", "webhook.test", now.get(), "{\"n\":" + i + "}")).toList();
    }
}
