package dev.nines.monitor.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GroupJsonTest {
    private static final Context CONTEXT = new Context(Policy.USUAL, Silences.NONE, Outages.NONE);
    private static final Instant START = Instant.parse("2026-10-01T00:00:00.123456Z");

    record Step(int alert, int seconds, Finding finding) {}

    @Property(tries = 200)
    void whatever_happened_to_a_group_what_is_read_is_what_was_written(@ForAll("histories") List<Step> history) {
        var group = Group.start(Labels.of(Label.ENDPOINT, "gateway").with(Label.RULE, "slow"));
        var now = START;
        for (var step : history) {
            now = now.plusSeconds(step.seconds());
            group = Decider.decide(group, new Event.Found(alert(step.alert()), step.finding()), CONTEXT, now).group();
            group = Decider.decide(group, new Event.Tick(), CONTEXT, now.plusSeconds(1)).group();

            assertThat(GroupJson.group(GroupJson.text(group))).isEqualTo(group);
        }
    }

    @Test
    void what_is_no_group_is_said_to_be_none() {
        assertThatThrownBy(() -> GroupJson.group("{\"labels\"")).isInstanceOf(IllegalArgumentException.class).hasMessage("a kept group of alerts is no JSON");
        assertThatThrownBy(() -> GroupJson.group("{\"labels\":{\"planet\":\"mars\"}}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        var texts = Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(text -> !text.isBlank());
        var grounds = Combinators.combine(texts, texts, texts).as((reason, name, value) ->
                new Grounds(reason, List.of(new Grounds.Figure(name, value), new Grounds.Figure(name, "2"))));
        var findings = Arbitraries.oneOf(grounds.map(Finding.Firing::new), grounds.map(Finding.Quiet::new), grounds.map(Finding.NoData::new));
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 900), findings).as(Step::new)
                .list().ofMaxSize(20);
    }

    private static Alert alert(int which) {
        var labels = Labels.of(Label.ENDPOINT, "gateway").with(Label.MODEL, "m\"" + which).with(Label.RULE, "slow");
        return new Alert(labels, Topic.TAIL, which == 0 ? Severity.PAGE : Severity.TICKET, Duration.ofMinutes(which));
    }
}
