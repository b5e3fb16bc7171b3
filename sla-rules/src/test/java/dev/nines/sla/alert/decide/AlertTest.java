package dev.nines.sla.alert.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.SeriesId;
import dev.nines.sla.alert.BreachCertain;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.incident.Step;
import dev.nines.sla.incident.scope.ScopeStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");
    private static final Labels ENDPOINT = Labels.of(Label.ENDPOINT, "global-api");
    private static final Labels TIER = ENDPOINT.with(Label.TIER, "pro");
    private static final Labels TARGET = TIER.with(Label.MODEL, "big");

    static Stream<Arguments> an_alert_is_named_by_what_it_is_of() {
        return Stream.of(
                arguments(Alert.down(TARGET), "endpoint=global-api, tier=pro, model=big, rule=down OUTAGE PAGE says down"),
                arguments(Alert.down(TIER), "endpoint=global-api, tier=pro, rule=tier-down OUTAGE PAGE says down"),
                arguments(Alert.down(ENDPOINT), "endpoint=global-api, rule=endpoint-down OUTAGE PAGE says down"),
                arguments(Alert.degraded(TARGET), "endpoint=global-api, tier=pro, model=big, rule=degraded TAIL TICKET"),
                arguments(Alert.ownTrouble(Labels.of(Label.VANTAGE, "fra")), "vantage=fra, rule=monitor-trouble MONITOR PAGE"),
                arguments(Alert.of(new BreachCertain("breach", Severity.TICKET), ENDPOINT), "endpoint=global-api, rule=breach BREACH TICKET"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void an_alert_is_named_by_what_it_is_of(Alert alert, String text) {
        assertThat(alert.labels().text() + " " + alert.topic() + " " + alert.severity() + (alert.isDown() ? " says down" : "")).isEqualTo(text);
        assertThat(alert.memory()).isEqualTo(Duration.ZERO);
    }

    @Test
    void an_alert_without_a_rule_is_refused() {
        var alert = Alert.down(ENDPOINT);

        assertThatThrownBy(() -> new Alert(ENDPOINT, alert.topic(), alert.severity(), Duration.ZERO))
                .hasMessage("an alert must name its rule: endpoint=global-api");
    }

    static Stream<Arguments> what_a_step_tells() {
        var down = new TreeMap<SeriesId, Instant>();
        down.put(new SeriesId("a"), NOON);
        down.put(new SeriesId("b"), NOON);
        return Stream.of(
                arguments(Event.of(Alert.down(TARGET), "i1", new Step.Opened(NOON, NOON.plusSeconds(60), "TIMEOUT")).orElseThrow(),
                        "fires: TIMEOUT, incident=i1 since=2026-10-01T12:00:00Z"),
                arguments(Event.of(Alert.down(TARGET), "i1", new Step.Closed(NOON, NOON.plusSeconds(60), NOON.plusSeconds(90))).orElseThrow(),
                        "quiet: works again, incident=i1 since=2026-10-01T12:00:00Z until=2026-10-01T12:01:00Z"),
                arguments(Event.of(Alert.down(TIER), "i2", new ScopeStep.Opened(NOON, NOON, down, "CONNECT")).orElseThrow(),
                        "fires: 2 targets down: CONNECT, incident=i2 since=2026-10-01T12:00:00Z targets_down=2"),
                arguments(Event.of(Alert.down(TIER), "i2",
                        new ScopeStep.Updated(NOON, NOON, ScopeStep.Change.JOINED, new SeriesId("c"), 3)).orElseThrow(),
                        "changed: 3 targets down, incident=i2 since=2026-10-01T12:00:00Z targets_down=3"),
                arguments(Event.of(Alert.down(TIER), "i2", new ScopeStep.Closed(NOON, NOON, NOON, down)).orElseThrow(),
                        "quiet: works again, but for 2 targets, incident=i2 since=2026-10-01T12:00:00Z until=2026-10-01T12:00:00Z"),
                arguments(Event.of(Alert.down(TIER), "i2", new ScopeStep.Closed(NOON, NOON, NOON, new TreeMap<>())).orElseThrow(),
                        "quiet: works again, incident=i2 since=2026-10-01T12:00:00Z until=2026-10-01T12:00:00Z"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void what_a_step_tells(Event event, String text) {
        assertThat(text(event)).isEqualTo(text);
    }

    @Test
    void a_step_that_held_tells_nothing() {
        assertThat(Event.of(Alert.down(TARGET), "i1", new Step.Hold(Step.Reason.STILL_UP))).isEmpty();
        assertThat(Event.of(Alert.down(TIER), "i1", new ScopeStep.Hold(ScopeStep.Reason.KNOWN))).isEmpty();
    }

    private static String text(Event event) {
        return switch (event) {
            case Event.Found(_, Finding.Firing(var grounds)) -> "fires: " + grounds.reason() + ", " + text(grounds.figures());
            case Event.Found(_, var finding) -> "quiet: " + finding.grounds().reason() + ", " + text(finding.grounds().figures());
            case Event.Changed(_, var grounds) -> "changed: " + grounds.reason() + ", " + text(grounds.figures());
            case Event.Tick _ -> "tick";
        };
    }

    private static String text(List<Figure> figures) {
        return figures.stream().map(figure -> figure.name() + "=" + figure.value()).collect(Collectors.joining(" "));
    }
}
