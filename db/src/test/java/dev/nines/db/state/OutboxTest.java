package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.TestDatabase;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.db.state.Outbox.Claim;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Attempt ARRIVED = new Attempt(NOW, 200, Duration.ofMillis(12), "ok");
    private static final Attempt REFUSED = new Attempt(NOW, 503, Duration.ofMillis(7), "busy");
    private static final Attempt NO_ANSWER = new Attempt(NOW, 0, Duration.ofSeconds(10), "connect timed out");

    private final DataSource database = TestDatabase.migrated();
    private final Outbox outbox = new Outbox(database);
    private final Deliveries deliveries = new Deliveries(database);

    @Test
    void each_receiver_gets_its_messages_in_order_one_at_a_time() {
        outbox.add(List.of(message("a1", "a"), message("b1", "b"), message("a2", "a")));

        var first = claim(NOW);
        assertThat(ids(first)).containsExactly("a1", "b1");
        assertThat(claim(NOW)).as("both receivers are busy").isEmpty();

        outbox.delivered(first.getFirst(), ARRIVED);
        assertThat(ids(claim(NOW))).containsExactly("a2");
    }

    @Test
    void a_message_that_must_wait_holds_those_behind_it_and_nobody_elses() {
        outbox.add(List.of(message("a1", "a"), message("a2", "a"), message("b1", "b")));
        var a1 = claim(NOW).getFirst();

        outbox.retryLater(a1, NOW.plusSeconds(60), REFUSED);

        assertThat(claim(NOW.plusSeconds(59))).extracting(c -> c.message().id()).containsExactly("b1");
        var again = claim(NOW.plusSeconds(60));
        assertThat(ids(again)).startsWith("a1");
        assertThat(again.getFirst().attempts()).isEqualTo(1);
    }

    /** The last answer of a receiver that is called again in a day, and when it is called because of something new. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                    status, from
        nobody answered: a minute after that,    0,      60
        it could not: a minute after that,       500,    60
        it asked for time: not before,           429,    86400
        it is overloaded: not before,            503,    86400
        """)
    void what_is_new_does_not_wait_for_a_day_behind_what_is_old(String name, int status, long from) {
        outbox.add(List.of(message("a1", "a")));
        outbox.retryLater(claim(NOW).getFirst(), NOW.plusSeconds(86_400), new Attempt(NOW, status, Duration.ofSeconds(1), ""));

        outbox.add(List.of(message("a2", "a"), message("b1", "b")));

        assertThat(ids(claim(NOW.plusSeconds(from - 1)))).as(name).containsExactly("b1");
        assertThat(ids(claim(NOW.plusSeconds(from)))).as(name).startsWith("a1");
    }

    @Test
    void a_message_given_up_lets_the_next_one_go() {
        outbox.add(List.of(message("a1", "a"), message("a2", "a")));

        outbox.giveUp(claim(NOW).getFirst(), REFUSED);

        assertThat(ids(claim(NOW))).containsExactly("a2");
        assertThat(deliveries.recent(10)).extracting(Deliveries.Delivery::state)
                .containsExactly(State.PENDING, State.GIVEN_UP);
    }

    @Test
    void a_process_that_dies_while_sending_loses_its_lease_and_not_the_message() {
        outbox.add(List.of(message("a1", "a")));
        claim(NOW);

        assertThat(claim(NOW.plus(LEASE).minusMillis(1))).isEmpty();
        assertThat(ids(claim(NOW.plus(LEASE)))).containsExactly("a1");
    }

    @Test
    void a_process_that_comes_back_too_late_cannot_postpone_what_another_is_sending() {
        outbox.add(List.of(message("a1", "a")));
        var slow = claim(NOW).getFirst();
        var other = claim(NOW.plus(LEASE)).getFirst();

        outbox.retryLater(slow, NOW, REFUSED);
        assertThat(claim(NOW.plus(LEASE))).as("still leased to the other").isEmpty();
        outbox.giveUp(slow, REFUSED);
        outbox.delivered(other, ARRIVED);

        assertThat(deliveries.recent(1).getFirst().state()).isEqualTo(State.DELIVERED);
        assertThat(deliveries.recent(1).getFirst().attempts())
                .as("all of it is on record").containsExactly(REFUSED, REFUSED, ARRIVED);
    }

    @Test
    void what_has_arrived_has_arrived_even_after_the_lease() {
        outbox.add(List.of(message("a1", "a")));
        var slow = claim(NOW).getFirst();
        claim(NOW.plus(LEASE));

        outbox.delivered(slow, ARRIVED);

        assertThat(deliveries.recent(1).getFirst().state()).isEqualTo(State.DELIVERED);
        assertThat(claim(NOW.plus(LEASE).plus(LEASE))).isEmpty();
    }

    @Test
    void two_nodes_never_hold_the_same_message() throws Exception {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 200; i++) messages.add(message("m" + i, "r" + i % 5));
        outbox.add(messages);
        var together = new CyclicBarrier(3);
        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<List<String>> node = () -> {
                var own = new Outbox(database);
                var sent = new ArrayList<String>();
                together.await();
                while (own.nextDue().isPresent()) {
                    for (Claim each : own.claim(NOW, LEASE, 2)) {
                        sent.add(each.message().id());
                        own.delivered(each, ARRIVED);
                    }
                }
                return sent;
            };

            var sent = new ArrayList<String>();
            for (var each : threads.invokeAll(List.of(node, node, node))) sent.addAll(each.get());

            assertThat(sent).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @Test
    void the_same_message_is_added_once() {
        assertThat(outbox.add(List.of(message("a1", "a"), message("a1", "a")))).isEqualTo(1);
        assertThat(outbox.add(List.of(message("a1", "a")))).isZero();
    }

    @Test
    void it_says_when_to_look_again() {
        assertThat(outbox.nextDue()).isEmpty();

        outbox.add(List.of(message("a1", "a")));
        assertThat(outbox.nextDue()).hasValueSatisfying(due -> assertThat(due).isBefore(NOW));

        var claim = claim(NOW).getFirst();
        assertThat(outbox.nextDue()).hasValue(NOW.plus(LEASE));

        outbox.retryLater(claim, NOW.plusSeconds(5), NO_ANSWER);
        assertThat(outbox.nextDue()).hasValue(NOW.plusSeconds(5));
    }

    @Test
    void what_waits_is_counted_by_receiver_with_its_oldest() {
        outbox.add(List.of(message("a1", "a"), message("a2", "a"), message("b1", "b")));
        outbox.delivered(claim(NOW).get(1), ARRIVED);

        assertThat(deliveries.pending()).containsExactly(new Deliveries.Waiting("a", 2, NOW));
    }

    @Test
    void recent_messages_come_newest_first_with_what_was_tried() {
        outbox.add(List.of(message("a1", "a"), message("a2", "a")));
        outbox.retryLater(claim(NOW).getFirst(), NOW, NO_ANSWER);
        outbox.delivered(claim(NOW).getFirst(), ARRIVED);

        var recent = deliveries.recent(10);

        assertThat(recent).extracting(d -> d.message().id()).containsExactly("a2", "a1");
        assertThat(recent.get(1).attempts()).containsExactly(NO_ANSWER, ARRIVED);
        assertThat(recent.get(1).message()).isEqualTo(message("a1", "a"));
        assertThat(deliveries.recent(1)).hasSize(1);
    }

    @Test
    void a_dead_letter_is_sent_again_under_its_own_id_as_if_it_were_new() {
        outbox.add(List.of(message("a1", "a"), message("a2", "a")));
        outbox.giveUp(claim(NOW).getFirst(), REFUSED);

        assertThat(outbox.replay("a1")).isTrue();
        assertThat(outbox.replay("nobody")).isFalse();

        var again = claim(NOW).getFirst();
        assertThat(again.message()).isEqualTo(message("a1", "a"));
        assertThat(again.attempts()).isZero();
        outbox.delivered(again, ARRIVED);
        assertThat(deliveries.recent(9).getLast().attempts()).as("the whole story is on record").containsExactly(REFUSED, ARRIVED);
    }

    @Test
    void who_sends_it_while_it_is_replayed_can_neither_postpone_it_nor_give_it_up() {
        outbox.add(List.of(message("a1", "a")));
        var slow = claim(NOW).getFirst();

        outbox.replay("a1");
        outbox.giveUp(slow, REFUSED);

        assertThat(ids(claim(NOW))).containsExactly("a1");
    }

    private List<Claim> claim(Instant now) {
        return outbox.claim(now, LEASE, 100);
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(c -> c.message().id()).toList();
    }

    private static Message message(String id, String receiver) {
        return new Message(id, receiver, "incident.opened", NOW, "{\"id\":\"" + id + "\"}");
    }
}
