package dev.nines.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.monitor.live.Panel.Voice;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Recent;
import dev.nines.sla.incident.Recent.Mark;
import dev.nines.sla.incident.Recent.Seen;
import dev.nines.sla.incident.Together;
import dev.nines.sla.incident.Together.Said;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelJsonTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00.000001Z");

    static Stream<Arguments> states() {
        return Stream.of(
                arguments("nothing heard", IncidentState.start()),
                arguments("up", new IncidentState.Up(NOON)),
                arguments("suspected", new IncidentState.Suspect(NOON, new Recent(List.of(new Seen(NOON.minusSeconds(2), Mark.BAD), new Seen(NOON, Mark.GOOD))))),
                arguments("down", new IncidentState.Down(NOON, NOON.minusSeconds(60))),
                arguments("recovering", new IncidentState.Recovering(NOON, NOON.minusSeconds(60), NOON.minusSeconds(1), 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void what_is_read_is_what_was_written(String name, IncidentState state) {
        var said = new TreeMap<String, Said>(Map.of("a", new Said.Working(NOON), "b-1.x_Y", new Said.Failing(NOON, NOON.minusSeconds(9), "TIMEOUT \"from\" \u0007")));
        var together = new Together(new IncidentState.Down(NOON, NOON.minusSeconds(9)), said, NOON.minusSeconds(100));
        var panel = new Panel(together, new TreeMap<>(Map.of("a", new Voice(NOON, state), "c", Voice.NEW)));

        assertThat(PanelJson.panel(PanelJson.text(panel))).as(name).isEqualTo(panel);
        assertThat(PanelJson.panel(PanelJson.text(Panel.START))).isEqualTo(Panel.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"ended_at\":\"yesterday\",\"state\":{\"seen\":\"2026-10-01T12:00:00Z\",\"is\":\"UP\"}}",
            "{\"ended_at\":\"2026-10-01T12:00:00Z\",\"state\":{\"seen\":\"2026-10-01T12:00:00Z\",\"is\":\"SIDEWAYS\"}}"})
    void what_is_no_panel_is_refused(String text) {
        assertThatThrownBy(() -> PanelJson.panel(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_vantage_is_read_from_the_newest_slot_that_said_something_and_a_while_before_one_that_did_not() {
        var beginning = NOON.minusSeconds(300);
        var refused = new Panel(Together.start(), new TreeMap<>(Map.of("a", new Voice(NOON, new IncidentState.Up(NOON.minusSeconds(600))),
                "b", new Voice(NOON, new IncidentState.Up(NOON)))));

        assertThat(refused.readUpTo("a", beginning)).isEqualTo(NOON.minusSeconds(120));
        assertThat(refused.readUpTo("b", beginning)).isEqualTo(NOON);
        assertThat(refused.readUpTo("never heard", beginning)).isEqualTo(beginning);
    }
}
