package dev.nines.monitor.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.alert.notice.Notice;
import dev.nines.monitor.alert.notice.Phase;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Context;
import dev.nines.sla.alert.decide.Decider;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.alert.decide.Group;
import dev.nines.sla.alert.decide.Outages;
import dev.nines.sla.alert.decide.Policy;
import dev.nines.sla.alert.decide.Telling.Send;
import dev.nines.sla.incident.Step;
import dev.nines.sla.silence.Silences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is decided, as people read it: the bodies that are written are the bodies that the channels understand. */
class ToldInWordsTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Context CONTEXT = new Context(Policy.USUAL, Silences.NONE, Outages.NONE);
    private final GroupMessages messages = new GroupMessages(
            List.of(new ReceiverSettings("ops", new Secret("http://127.0.0.1/"), Secret.NONE, List.of("*"))), Map.of());
    private final List<Notice> told = new ArrayList<>();
    private Group group = Group.start(Policy.USUAL.group(target("a")));

    @Test
    void two_targets_go_down_and_come_up_one_after_the_other() {
        happens(0, "a", new Step.Opened(NOON.minusSeconds(90), NOON, "TIMEOUT"));
        happens(0, "b", new Step.Opened(NOON.minusSeconds(60), NOON, "CONNECT"));
        tick(1);
        happens(200, "a", new Step.Closed(NOON.minusSeconds(90), NOON.plusSeconds(190), NOON.plusSeconds(200)));
        tick(201);
        tick(201 + 4 * 3_600);
        happens(20_000, "b", new Step.Closed(NOON.minusSeconds(60), NOON.plusSeconds(19_940), NOON.plusSeconds(20_000)));
        tick(20_001);

        assertThat(told).extracting(Notice::title).containsExactly(
                "DOWN 2 targets of gw, tier pro: TIMEOUT",
                "STILL DOWN gw/chat/b@here (1 over): CONNECT",
                "STILL DOWN gw/chat/b@here: CONNECT",
                "UP AGAIN gw/chat/b@here after 5 h 33 min");
        assertThat(told).extracting(Notice::phase).containsExactly(Phase.FIRING, Phase.FIRING, Phase.FIRING, Phase.RESOLVED);
        assertThat(told).extracting(Notice::story).containsOnly(told.getFirst().story());
        assertThat(told.get(1).lines().all()).extracting(line -> told.get(1).title(line))
                .containsExactly("UP AGAIN gw/chat/a@here after 4 min 40 s", "STILL DOWN gw/chat/b@here: CONNECT");
    }

    private void happens(int second, String model, Step step) {
        Event.of(target(model), "inc-" + model, step).ifPresent(event -> decide(event, second));
    }

    private void tick(int second) {
        decide(new Event.Tick(), second);
    }

    private void decide(Event event, int second) {
        var now = NOON.plusSeconds(second);
        var decision = Decider.decide(group, event, CONTEXT, now);
        group = decision.group();
        if (decision.telling() instanceof Send send) messages.of(group, send, now).forEach(message -> told.add(Notice.of(message)));
    }

    private static Alert target(String model) {
        var labels = Labels.of(Label.ENDPOINT, "gw").with(Label.TIER, "pro").with(Label.PROBE, "chat").with(Label.MODEL, model);
        return Alert.down(labels.with(Label.VANTAGE, "here"));
    }
}
