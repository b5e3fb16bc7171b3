package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.PostgresStateLog;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final StandardWebhooks SIGNATURE = new StandardWebhooks(List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private final Instant start = Instant.now();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> start.plus(passed.get());
    private final TestPostgres database = new TestPostgres();
    private final Outbox outbox = new Outbox(database);
    private final TestReceiver ops = new TestReceiver();
    private final TestReceiver slow = new TestReceiver();
    private final HttpClient http = WebhookChannel.client();
    private final LinkedBlockingQueue<String> attempts = new LinkedBlockingQueue<>();
    private final Delivery delivery = new Delivery(outbox, Map.of("ops", channel(ops), "slow", channel(slow)),
            (receiver, result) -> attempts.add(receiver + " " + result), clock);

    DeliveryTest() throws IOException {}

    @AfterEach
    void close() {
        delivery.close();
        http.shutdownNow();
        ops.close();
        slow.close();
    }

    @Test
    void what_is_recorded_with_a_change_of_state_arrives() {
        delivery.start();
        var receivers = List.of(new ReceiverSettings("ops", new Secret(ops.url().toString()), Secret.NONE, List.of("*")));
        var change = new IncidentOpened("inc-1", new SeriesId("a"), start, start, "TIMEOUT");

        new PostgresStateLog(database).record(change, new Messages(receivers).of(change));
        delivery.wake();

        await().until(() -> ops.received().size() == 1);
        assertThat(ops.received().getFirst().body()).contains("\"type\":\"incident.opened\"");
    }

    @Test
    void a_failing_receiver_gets_the_same_id_again_and_its_messages_in_order() {
        ops.answers(TestReceiver.saying(503, "not now"));
        outbox.add(messages("ops", 3));
        delivery.start();
        awaitAttempt("ops RETRY_LATER");
        ops.answers(TestReceiver.status(200));

        passed.set(Duration.ofSeconds(6));
        delivery.wake();
        await().until(() -> ops.received().size() == 4);

        assertThat(ops.received()).extracting(r -> r.header("Webhook-id")).containsExactly("ops-0", "ops-0", "ops-1", "ops-2");
        await().until(() -> states().equals(List.of(State.DELIVERED, State.DELIVERED, State.DELIVERED)));
        assertThat(new Deliveries(database).recent(9).getLast().attempts()).extracting(Outbox.Attempt::status).containsExactly(503, 200);
    }

    @Test
    void a_receiver_that_hangs_holds_up_nobody_else() {
        var release = new CountDownLatch(1);
        slow.answers(exchange -> {
            awaitQuietly(release);
            TestReceiver.status(200).give(exchange);
        });
        outbox.add(messages("slow", 2));
        outbox.add(messages("ops", 5));

        delivery.start();
        await().until(() -> ops.received().size() == 5);

        assertThat(slow.received()).hasSizeLessThanOrEqualTo(1);
        release.countDown();
        await().until(() -> slow.received().size() == 2);
    }

    @Test
    void a_receiver_that_is_gone_gets_no_second_try() {
        ops.answers(TestReceiver.status(410));
        outbox.add(messages("ops", 1));

        delivery.start();
        awaitAttempt("ops GIVEN_UP");

        assertThat(states()).containsExactly(State.GIVEN_UP);
    }

    @Test
    void a_message_whose_receiver_is_no_longer_configured_waits_for_it() {
        outbox.add(messages("renamed", 1));

        delivery.start();
        awaitAttempt("renamed RETRY_LATER");

        assertThat(states()).containsExactly(State.PENDING);
    }

    @Test
    void while_the_database_is_away_it_waits_and_then_goes_on() {
        outbox.add(messages("ops", 1));
        database.goAway();
        delivery.start();
        delivery.wake();
        database.comeBack();

        awaitAttempt("ops DELIVERED");
    }

    private void awaitAttempt(String wanted) {
        await().atMost(Duration.ofSeconds(20)).until(() -> attempts.contains(wanted));
    }

    private List<State> states() {
        return new Deliveries(database).recent(9).stream().map(Deliveries.Delivery::state).toList();
    }

    private AlertChannel channel(TestReceiver receiver) {
        return new WebhookChannel(http, receiver.url(), SIGNATURE, clock);
    }

    private List<Message> messages(String receiver, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Message(receiver + "-" + i, receiver, "webhook.test", start, "{\"n\":" + i + "}")).toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
