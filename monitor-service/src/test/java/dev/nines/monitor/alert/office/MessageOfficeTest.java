package dev.nines.monitor.alert.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.access.AuditLog;
import dev.nines.db.state.Answers;
import dev.nines.db.state.Deliveries;
import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Outbox;
import dev.nines.db.state.Outbox.Attempt;
import dev.nines.monitor.access.StoredTrail;
import dev.nines.monitor.alert.office.MessageOffice.Box;
import dev.nines.monitor.schedule.TestPostgres;
import dev.nines.monitor.web.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageOfficeTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TestPostgres database = new TestPostgres();
    private final Outbox outbox = new Outbox(database);
    private final Deliveries deliveries = new Deliveries(database);
    private final AtomicInteger woken = new AtomicInteger();
    private final MessageOffice office = new MessageOffice(Box.of(outbox, deliveries, new Answers(database), woken::incrementAndGet),
            Fixtures::settings, new StoredTrail(new AuditLog(database)), InstantSource.fixed(NOON));

    @Test
    void a_rehearsal_waits_in_the_outbox_like_everything_else_and_is_in_the_audit_log() {
        var message = office.rehearse("demo", "token a1 (ci)").orElseThrow();

        assertThat(deliveries.recent(9)).singleElement().satisfies(d -> {
            assertThat(d.message().id()).isEqualTo(message.id());
            assertThat(d.message().type()).isEqualTo("webhook.test");
            assertThat(d.state()).isEqualTo(State.PENDING);
        });
        assertThat(office.waiting()).hasEntrySatisfying("demo", w -> assertThat(w.messages()).isEqualTo(1));
        assertThat(woken).hasValue(1);
        assertThat(new AuditLog(database).before(AuditLog.END, 9)).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("token a1 (ci)");
            assertThat(line.what()).isEqualTo("receiver.tested");
            assertThat(line.subject()).isEqualTo("demo");
            assertThat(line.detail()).contains(message.id());
        });
    }

    @Test
    void nobody_is_told_anything_by_a_name_that_is_none() {
        assertThat(office.rehearse("nobody", "me")).isEmpty();
        assertThat(office.replay("msg_nothing", "me")).isFalse();

        assertThat(deliveries.recent(9)).isEmpty();
        assertThat(new AuditLog(database).before(AuditLog.END, 9)).isEmpty();
        assertThat(woken).hasValue(0);
    }

    @Test
    void a_message_that_was_given_up_is_sent_again_under_its_own_id() {
        var message = office.rehearse("demo", "me").orElseThrow();
        outbox.giveUp(outbox.claim(NOON, Duration.ofSeconds(20), 1).getFirst(), new Attempt(NOON, 410, Duration.ofMillis(5), "gone"));
        assertThat(outbox.claim(NOON, Duration.ofSeconds(20), 1)).isEmpty();

        assertThat(office.replay(message.id(), "token b2 (ops)")).isTrue();

        assertThat(outbox.claim(NOON, Duration.ofSeconds(20), 1)).singleElement().satisfies(c -> assertThat(c.message().id()).isEqualTo(message.id()));
        assertThat(new AuditLog(database).before(AuditLog.END, 9)).extracting(AuditLog.Line::what).containsExactly("message.replayed", "receiver.tested");
    }

    @Test
    void the_last_answer_is_the_newest_one_whatever_message_it_was_to() {
        assertThat(office.lastAnswers()).isEmpty();
        var first = office.rehearse("demo", "me").orElseThrow();
        outbox.delivered(outbox.claim(NOON, Duration.ofSeconds(20), 1).getFirst(), new Attempt(NOON, 204, Duration.ofMillis(5), ""));
        office.replay(first.id(), "me");
        outbox.retryLater(outbox.claim(NOON, Duration.ofSeconds(20), 1).getFirst(), NOON.plusSeconds(5),
                new Attempt(NOON.plusSeconds(1), 0, Duration.ofMillis(7), "connection refused"));

        assertThat(office.lastAnswers()).containsOnlyKeys("demo").hasEntrySatisfying("demo", last -> {
            assertThat(last.message()).isEqualTo(first.id());
            assertThat(last.attempt()).isEqualTo(new Attempt(NOON.plusSeconds(1), 0, Duration.ofMillis(7), "connection refused"));
        });
    }
}
