package dev.nines.monitor.web.status;

import static dev.nines.monitor.web.Fixtures.NOW;
import static dev.nines.monitor.web.Fixtures.healthy;
import static dev.nines.monitor.web.Fixtures.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.LiveNow;
import dev.nines.monitor.web.read.LiveSeries;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.Recent;
import dev.nines.sla.incident.Recent.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AwayPageTest {
    private static final Instant SINCE = NOW.minusSeconds(20);
    private static final Instant SEEN = NOW.minusSeconds(1);

    private final AwayView view = new AwayView(() -> settings());

    static Stream<Arguments> states() {
        return Stream.of(
                arguments("works", new IncidentState.Up(SEEN), "up", ""),
                arguments("nothing counted yet", IncidentState.start(), "unknown", ""),
                arguments("fails, too few to open", suspect(Mark.BAD, Mark.BAD), "up", "2 failures in a row"),
                arguments("fails now and then", suspect(Mark.BAD, Mark.GOOD, Mark.BAD), "up", "2 failures of the last 3"),
                arguments("incident is open", new IncidentState.Down(SEEN, SINCE), "down", ""),
                arguments("answers, too few to close", new IncidentState.Recovering(SEEN, SINCE, SEEN, 1), "down", "1 answer in a row"));
    }

    private static IncidentState suspect(Mark... marks) {
        return new IncidentState.Suspect(SEEN, new Recent(Arrays.stream(marks).map(mark -> new Recent.Seen(SINCE, mark)).toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void the_state_is_what_the_incident_rule_thinks(String given, IncidentState state, String word, String doubt) {
        var row = view.page(now(new LiveNow.Present(), remembered("m", state)), NOW).rows().getFirst();

        assertThat(row.state().word()).as(given).isEqualTo(word);
        assertThat(row.doubt()).isEqualTo(doubt);
    }

    @Test
    void what_is_down_stands_first() {
        var page = view.page(now(new LiveNow.Present(), remembered("a", new IncidentState.Up(SEEN)),
                remembered("b", new IncidentState.Down(SEEN, SINCE))), NOW);

        assertThat(page.rows()).extracting(AwayRow::model).containsExactly("b", "a");
    }

    @Test
    void a_store_that_is_only_slow_is_not_called_away() {
        assertThat(html(now(new LiveNow.Present()))).contains("PostgreSQL does not answer in time; what follows is the last 5 minutes")
                .contains("This process has observed nothing since it started.")
                .contains("<li>The local spool takes no observations.</li>").doesNotContain("<table");
        assertThat(html(now(new LiveNow.Away(SINCE)))).contains("PostgreSQL is away since <time datetime=\"2026-11-02T14:04:49Z\">");
    }

    private String html(LiveNow now) {
        return new Pages().draw("away", view.page(now, NOW));
    }

    private static LiveNow now(LiveNow.Store store, LiveSeries... series) {
        return new LiveNow(store, 7, List.of("the local spool takes no observations"), Duration.ofMinutes(5), List.of(series));
    }

    private static LiveSeries remembered(String model, IncidentState state) {
        var f = healthy(model, 290);
        return new LiveSeries(f.series(), state, f.month(), f.recent(), f.newest(),
                new LastSeen.At(SEEN, ObservationClass.SERVER_ERROR, "503"));
    }
}
