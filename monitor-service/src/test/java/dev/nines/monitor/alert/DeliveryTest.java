package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.PostgresStateLog;
import dev.nines.monitor.alert.channel.Channels;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.outbound.NameLookup;
import dev.nines.monitor.outbound.OutboundClient;
import dev.nines.monitor.outbound.OutboundGuard;
import dev.nines.monitor.outbound.Reach;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.io.IOException;
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
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private final Instant start = Instant.now();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> start.plus(passed.get());
    private final TestPostgres database = new TestPostgres();
    private final Outbox outbox = new Outbox(database);
    private final TestReceiver ops = new TestReceiver();
    private final TestReceiver slow = new TestReceiver();
    private final OutboundClient http = OutboundClient.open(new OutboundGuard(Reach.OPERATOR, NameLookup.SYSTEM));
    private final LinkedBlockingQueue<String> attempts = new LinkedBlockingQueue<>();
    private final Delivery delivery = new Delivery(outbox, channels(),
            (receiver, result) -> attempts.add(receiver + " " + result), clock);

    DeliveryTest() throws IOException {}

    @AfterEach
    void close() {
        delivery.close();
        http.close();
        ops.close();
        slow.close();
    }

    @Test
    void what_is_recorded_with_a_change_of_state_arrives() {
        delivery.start();
        var change = new IncidentOpened("inc-1", new SeriesId("a"), start, start, "TIMEOUT");

        new PostgresStateLog(database).record(change, List.of(OldMessages.of(change, "ops")));
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
    void a_receiver_that_is_gone_is_asked_once_and_what_waits_for_it_is_given_up_until_the_configuration_is_read_again() {
        ops.answers(TestReceiver.status(410));
        outbox.add(messages("ops", 3));

        delivery.start();
        await().until(() -> states().equals(List.of(State.GIVEN_UP, State.GIVEN_UP, State.GIVEN_UP)));

        assertThat(ops.received()).hasSize(1);
        assertThat(new Deliveries(database).recent(9).getFirst().attempts()).singleElement()
                .satisfies(a -> assertThat(a.excerpt()).startsWith("not sent: the receiver is disabled"));
        ops.answers(TestReceiver.status(200));
        delivery.deliverOver(channels());
        assertThat(outbox.replay("ops-2")).isTrue();
        delivery.wake();
        await().until(() -> ops.received().size() == 2);
        assertThat(ops.received().getLast().header("Webhook-id")).isEqualTo("ops-2");
    }

    @Test
    void an_incident_that_closed_before_its_opening_arrived_is_told_once_as_closed() {
        ops.answers(TestReceiver.status(503));
        var opened = new IncidentOpened("inc-1", new SeriesId("a"), start, start, "TIMEOUT");
        var closed = new IncidentClosed("inc-1", new SeriesId("a"), start, start);
        new PostgresStateLog(database).record(opened, List.of(OldMessages.of(opened, "ops")));
        delivery.start();
        awaitAttempt("ops RETRY_LATER");

        ops.answers(TestReceiver.status(200));
        new PostgresStateLog(database).record(closed, List.of(OldMessages.of(closed, "ops")));
        delivery.wake();
        awaitAttempt("ops DELIVERED");

        assertThat(ops.received()).hasSize(2).last().satisfies(r -> assertThat(r.body()).contains("\"type\":\"incident.closed\""));
        await().until(() -> states().equals(List.of(State.DELIVERED, State.GIVEN_UP)));
    }

    @Test
    void a_test_message_takes_the_way_of_the_real_ones() {
        delivery.start();
        outbox.add(List.of(Rehearsal.of("ops", start)));
        delivery.wake();
        awaitAttempt("ops DELIVERED");

        assertThat(ops.received()).singleElement().satisfies(r -> {
            assertThat(r.header("Webhook-id")).isEqualTo(Rehearsal.of("ops", start).id()).matches("msg_[0-9a-f]{32}");
            assertThat(r.body()).contains("\"type\":\"webhook.test\"", "Nothing is wrong");
        });
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

    private Map<String, AlertChannel> channels() {
        return Channels.of(List.of(settings("ops", ops), settings("slow", slow)), http, clock);
    }

    private static ReceiverSettings settings(String name, TestReceiver receiver) {
        return new ReceiverSettings(name, new Secret(receiver.url().toString()), SECRET, List.of("*"));
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
