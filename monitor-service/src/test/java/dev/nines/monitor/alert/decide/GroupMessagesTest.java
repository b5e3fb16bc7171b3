package dev.nines.monitor.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.rule.LabelsOf;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.Topic;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Context;
import dev.nines.sla.alert.decide.Decider;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.alert.decide.Group;
import dev.nines.sla.alert.decide.Outages;
import dev.nines.sla.alert.decide.Policy;
import dev.nines.sla.alert.decide.Telling.Send;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.incident.Step;
import dev.nines.sla.silence.Silences;
import dev.nines.sla.store.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupMessagesTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Context CONTEXT = new Context(Policy.USUAL, Silences.NONE, Outages.NONE);

    private final GroupMessages messages = new GroupMessages(
            List.of(new ReceiverSettings("ops", new Secret("http://ops"), Secret.NONE, List.of("*"))), Map.of());

    @Test
    void one_target_that_is_down_is_told_in_these_words() {
        assertThat(tell(List.of(down("m"))).getLast().body()).isEqualTo("""
                {"type":"incident.opened","timestamp":"2026-10-01T12:00:10Z","data":{"incident":"STORY","rule":"down","endpoint":"gateway","tier":"pro",\
                "severity":"critical","kind":"OPENED","reason":"TIMEOUT","since":"2026-10-01T11:59:00Z","decided_at":"2026-10-01T12:00:10Z",\
                "series":"gateway/chat/m@here","firing":1,"lines":[{"what":"OPENED","labels":{"endpoint":"gateway","tier":"pro","probe":"chat","model":"m",\
                "vantage":"here","rule":"down"},"series":"gateway/chat/m@here","incident":"inc-m","since":"2026-10-01T11:59:00Z","at":"2026-10-01T12:00:00Z",\
                "reason":"TIMEOUT","figures":{"incident":"inc-m","since":"2026-10-01T11:59:00Z"}}]}}""");
    }

    @Test
    void its_end_names_the_same_story_and_when_it_was() {
        var told = tell(List.of(down("m")), List.of(up("m")));

        assertThat(told).extracting(Message::type).containsExactly("incident.opened", "incident.closed");
        assertThat(told.getLast().body()).contains("\"incident\":\"STORY\"", "\"kind\":\"RESOLVED\"", "\"until\":\"2026-10-01T12:00:05Z\"", "\"firing\":0");
        assertThat(told).allSatisfy(m -> assertThat(m.incidents()).containsExactly("inc-m"));
    }

    @Test
    void many_targets_are_cut_so_that_every_receiver_takes_them_and_their_number_is_said() {
        var told = tell(IntStream.range(0, 184).mapToObj(i -> down("vendor/a-model-with-a-long-name-" + i)).toList()).getLast();

        assertThat(told.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
        assertThat(told.body()).contains("\"firing\":184", "\"lines_omitted\":").doesNotContain("\"data\":{\"series\"");
        assertThat(told.incidents()).hasSize(184);
    }

    /** A rule by its topic, and what its beginning and its end are called. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                           | topic   | rule           | labels           | begins             | ends
        a budget burns                 | BURN    | uptime-burn-1h | endpoint=a       | sla.burn.started   | sla.burn.ended
        a breach is certain            | BREACH  | breach-certain | endpoint=a       | sla.breach.certain | alert.resolved
        a budget is used up            | PROMISE | budget-spent   | endpoint=a       | alert.fired        | alert.resolved
        a rule of one's own            | TAIL    | slow           | endpoint=a       | alert.fired        | alert.resolved
        errors of a class              | UPTIME  | limited        | endpoint=a       | alert.fired        | alert.resolved
        slow and not down              | TAIL    | degraded       | endpoint=a       | incident.opened    | incident.closed
        an endpoint                    | OUTAGE  | endpoint-down  | endpoint=a       | incident.opened    | incident.closed
        failures in a row              | OUTAGE  | in-a-row       | endpoint=a       | alert.fired        | alert.resolved
        ourselves                      | MONITOR | monitor-blind  | vantage=here     | monitor.blind      | monitor.seeing
        a receiver                     | MONITOR | receiver-fails | receiver=boss    | alert.fired        | alert.resolved
        """)
    void each_rule_has_its_words(String name, Topic topic, String rule, String labels, String begins, String ends) {
        var parts = labels.split("=", 2);
        var of = Labels.of(Label.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]).with(Label.RULE, rule);
        var alert = new Alert(of, topic, Severity.TICKET, Duration.ZERO);
        var grounds = new Grounds("because", List.of());

        assertThat(tell(List.of(new Event.Found(alert, new Finding.Firing(grounds))), List.of(new Event.Found(alert, new Finding.Quiet(grounds)))))
                .as(name).extracting(Message::type).containsExactly(begins, ends);
    }

    /** What is told after each batch of events, ten seconds apart; the story's name is made readable. */
    @SafeVarargs
    private List<Message> tell(List<Event>... batches) {
        var told = new ArrayList<Message>();
        var now = NOON;
        var first = ((Event.Found) batches[0].getFirst()).alert();
        var group = Group.start(Policy.USUAL.group(first));
        for (var batch : batches) {
            for (var event : batch) group = Decider.decide(group, event, CONTEXT, now).group();
            now = now.plusSeconds(10);
            var decision = Decider.decide(group, new Event.Tick(), CONTEXT, now);
            group = decision.group();
            told.addAll(messages.of(group, (Send) decision.telling(), now));
        }
        return told.stream().map(m -> new Message(m.id(), m.receiver(), m.type(), m.occurredAt(), m.body().replaceAll("story-[0-9a-f]{32}", "STORY"), m.incidents()))
                .toList();
    }

    private static Event down(String model) {
        return Event.of(alert(model), "inc-" + model, new Step.Opened(NOON.minusSeconds(60), NOON, "TIMEOUT")).orElseThrow();
    }

    private static Event up(String model) {
        return Event.of(alert(model), "inc-" + model, new Step.Closed(NOON.minusSeconds(60), NOON.plusSeconds(5), NOON.plusSeconds(7))).orElseThrow();
    }

    private static Alert alert(String model) {
        return Alert.down(LabelsOf.series(new Series(new Target("gateway", "chat", model), "pro", "here")));
    }
}
