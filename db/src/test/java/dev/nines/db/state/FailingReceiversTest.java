package dev.nines.db.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.TestDatabase;
import dev.nines.db.state.FailingReceivers.Failing;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.db.state.Outbox.Claim;
import dev.nines.sla.store.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class FailingReceiversTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final DataSource database = TestDatabase.migrated();
    private final Outbox outbox = new Outbox(database);
    private final FailingReceivers receivers = new FailingReceivers(database);

    @Test
    void attempts_count_since_the_last_message_that_was_taken() {
        send("a-1", "a");
        outbox.retryLater(claim(), NOON, attempt(NOON, 503));
        outbox.delivered(claim(), attempt(NOON.plusSeconds(1), 200));
        send("a-2", "a");
        outbox.retryLater(claim(), NOON, attempt(NOON.plusSeconds(10), 503));
        outbox.retryLater(claim(), NOON, attempt(NOON.plusSeconds(20), 0));

        assertThat(receivers.of(List.of("a", "b"))).isEqualTo(Map.of("a", new Failing(2, NOON.plusSeconds(10), 0)));
    }

    @Test
    void what_was_given_up_counts_until_the_next_one_is_taken() {
        send("a-1", "a");
        outbox.giveUp(claim(), attempt(NOON, 410));
        assertThat(receivers.of(List.of("a"))).isEqualTo(Map.of("a", new Failing(1, NOON, 1)));

        send("a-2", "a");
        outbox.delivered(claim(), attempt(NOON.plusSeconds(1), 200));
        assertThat(receivers.of(List.of("a"))).isEmpty();
    }

    @Test
    void what_was_not_tried_yet_failed_nowhere() {
        send("a-1", "a");

        assertThat(receivers.of(List.of("a"))).isEqualTo(Map.of("a", new Failing(0, Instant.MAX, 0)));
    }

    private void send(String id, String receiver) {
        outbox.add(List.of(new Message(id, receiver, "alert.fired", NOON, "{}")));
    }

    private Claim claim() {
        return outbox.claim(NOON.plusSeconds(3_600), Duration.ofSeconds(30), 1).getFirst();
    }

    private static Attempt attempt(Instant at, int status) {
        return new Attempt(at, status, Duration.ofMillis(5), "");
    }
}
