package dev.nines.monitor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nines.monitor.alert.AlertChannel.Result;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.store.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SignOfLifeTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicReference<Optional<String>> blind = new AtomicReference<>(Optional.empty());
    private final AtomicInteger refusals = new AtomicInteger();
    private final List<Message> sent = new CopyOnWriteArrayList<>();
    private final SignOfLife life = new SignOfLife(new SignOfLife.Ports(() -> {
        if (away.get()) throw new StoreUnavailable("look", new IOException("planted"));
    }, blind::get, now::get), List.of(receiver("ops", "*"), receiver("pulse", "heartbeat", "monitor.*")), Map.of("ops", this::take, "pulse", this::take));

    @Test
    void a_heartbeat_goes_once_a_minute_to_those_who_name_it() {
        for (int second = 0; second <= 125; second += 5) round(second);

        await().untilAsserted(() -> assertThat(types()).containsExactly("pulse heartbeat", "pulse heartbeat", "pulse heartbeat"));
        assertThat(sent).extracting(Message::id).doesNotHaveDuplicates();
    }

    @Test
    void no_heartbeat_while_nothing_would_be_noticed() {
        round(0);
        blind.set(Optional.of("nothing was heard for 3 minutes"));
        round(60);
        round(120);
        blind.set(Optional.empty());
        round(125);

        await().untilAsserted(() -> assertThat(sent).extracting(Message::occurredAt).containsExactly(NOON, NOON.plusSeconds(125)));
    }

    @Test
    void while_the_database_is_away_everybody_who_wants_it_is_told_once_and_of_its_return_once() {
        round(0);
        away.set(true);
        for (int second = 5; second < 200; second += 5) round(second);
        await().until(() -> types().contains("ops monitor.blind") && types().contains("pulse monitor.blind"));
        away.set(false);
        for (int second = 200; second < 260; second += 5) round(second);

        await().untilAsserted(() -> assertThat(types().stream().filter(t -> !t.endsWith("heartbeat")))
                .containsExactlyInAnyOrder("ops monitor.blind", "pulse monitor.blind", "ops monitor.seeing", "pulse monitor.seeing"));
        assertThat(sent).filteredOn(m -> m.type().equals("monitor.blind")).extracting(Message::occurredAt).containsOnly(NOON.plusSeconds(35));
        assertThat(types().stream().filter(t -> t.endsWith("heartbeat")).count()).as("none while it was away").isEqualTo(2);
    }

    @Test
    void a_short_absence_wakes_nobody() {
        away.set(true);
        round(0);
        round(25);
        away.set(false);
        round(30);
        round(35);

        assertThat(types()).allMatch(t -> t.endsWith("heartbeat"));
    }

    @Test
    void a_receiver_that_does_not_take_it_is_told_again_under_the_same_id() {
        refusals.set(2);
        away.set(true);
        for (int second = 0; second < 100; second += 5) {
            round(second);
            int before = sent.size();
            await().until(() -> sent.size() >= before);
        }

        await().untilAsserted(() -> assertThat(sent.stream().filter(m -> m.receiver().equals("ops")).map(Message::id).distinct()).hasSize(1));
    }

    private void round(int second) {
        now.set(NOON.plusSeconds(second));
        int before = sent.size();
        life.round();
        await().pollDelay(Duration.ZERO).until(() -> sent.size() >= before);
    }

    private Result take(Message message) {
        sent.add(message);
        return refusals.getAndDecrement() > 0 ? new Result.Unreachable(503, "", Duration.ZERO) : new Result.Delivered(200, "");
    }

    private List<String> types() {
        return sent.stream().map(m -> m.receiver() + " " + m.type()).toList();
    }

    private static ReceiverSettings receiver(String name, String... events) {
        return new ReceiverSettings(name, new Secret("http://" + name), Secret.NONE, List.of(events));
    }
}
