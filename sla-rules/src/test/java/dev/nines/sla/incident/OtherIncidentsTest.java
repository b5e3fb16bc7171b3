package dev.nines.sla.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.sla.SeriesId;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.burn.BurnFinding;
import dev.nines.sla.burn.BurnRound;
import dev.nines.sla.incident.Timeline.Entry;
import dev.nines.sla.incident.Timeline.Evidence;
import dev.nines.sla.incident.Timeline.What;
import dev.nines.sla.incident.scope.ScopeStep;
import dev.nines.sla.sample.LatencyBound.Measured;
import dev.nines.sla.sample.LatencyBound.Never;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherIncidentsTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
    private static final SeriesId A = new SeriesId("a");

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        case,                                      rounds,  steps
        opens at once and closes after two,        QFFQQ,   STILL_UP opened STILL_DOWN RECOVERING closed
        a blind round neither opens nor closes,    FNNQQ,   opened SAYS_NOTHING SAYS_NOTHING RECOVERING closed
        not quiet for long enough,                 FQFQQ,   opened RECOVERING STILL_DOWN RECOVERING closed
        """)
    void degraded_is_an_incident_of_its_own(String name, String rounds, String steps) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < rounds.length(); i++) samples.add(Degraded.sample(round(rounds.charAt(i)), START.plusSeconds(i)));

        assertThat(words(Degraded.policy(2), samples)).as(name).isEqualTo(steps);
    }

    @Test
    void trouble_of_ours_opens_an_incident_of_ours_and_none_of_the_target() {
        var ours = new OwnTrouble(Set.of("MONITOR_OFFLINE"));
        var heard = List.<Sample>of(
                new Sample.Missing(START, "MONITOR_OFFLINE"), new Sample.Missing(START, "MONITOR_OFFLINE"),
                new Sample.Missing(START, "STILL_IN_FLIGHT"), new Sample.Missing(START, "MONITOR_OFFLINE"),
                new Sample.Bad(START, "SERVER_ERROR", new Never()), new Sample.Good(START, "OK", new Measured(1)),
                new Sample.Excluded(START, "RATE_LIMITED"));
        var ofUs = new ArrayList<Sample>();
        for (var sample : heard) ofUs.add(ours.sample(sample, START.plusSeconds(ofUs.size())));
        var policy = new IncidentPolicy(3, 2);

        assertThat(words(policy, ofUs)).isEqualTo("CONFIRM SUSPECTED SAYS_NOTHING opened RECOVERING closed STILL_UP");
        assertThat(words(policy, heard.subList(0, 4))).isEqualTo("SAYS_NOTHING SAYS_NOTHING SAYS_NOTHING SAYS_NOTHING");
    }

    @Test
    void a_timeline_tells_what_happened_in_order_and_once() {
        var opened = new Step.Opened(START, START.plusSeconds(120), "TIMEOUT");
        var closed = new Step.Closed(START, START.plusSeconds(600), START.plusSeconds(720));
        var line = Timeline.of(A, closed).and(Timeline.of(A, opened)).and(Timeline.of(A, opened))
                .and(Timeline.told(START.plusSeconds(121), "ops", "204"));

        assertThat(line.entries()).containsExactly(
                entry(0, What.FAILED_FIRST, ""), entry(120, What.OPENED, "TIMEOUT"),
                new Entry(START.plusSeconds(121), What.TOLD, "ops", "204", new Evidence.None()),
                entry(600, What.WORKED_FIRST, ""), entry(720, What.CLOSED, ""));
        assertThat(Timeline.of(A, new Step.Hold(Step.Reason.STILL_UP))).isEqualTo(Timeline.EMPTY);
    }

    @Test
    void a_timeline_of_an_endpoint_names_its_members() {
        var members = new TreeMap<>(Map.of(A, START, new SeriesId("b"), START.plusSeconds(5)));
        var released = new TreeMap<>(Map.of(A, START));
        var line = Timeline.of("endpoint-1", new ScopeStep.Opened(START, START.plusSeconds(9), members, "CONNECT"))
                .and(Timeline.of("endpoint-1", new ScopeStep.Updated(START, START.plusSeconds(20), ScopeStep.Change.JOINED, A, 3)))
                .and(Timeline.of("endpoint-1", new ScopeStep.Closed(START, START.plusSeconds(60), START.plusSeconds(70), released)))
                .and(Timeline.of("endpoint-1", new ScopeStep.Hold(ScopeStep.Reason.KNOWN)));

        assertThat(line.entries()).extracting(entry -> entry.what() + " " + entry.subject() + " " + entry.text()).containsExactly(
                "FAILED_FIRST a ", "FAILED_FIRST b ", "OPENED endpoint-1 2 down, CONNECT", "JOINED a 3 down",
                "WORKED_FIRST endpoint-1 ", "CLOSED endpoint-1 1 still down", "RELEASED a since 2026-10-01T00:00:00Z");
    }

    private static Entry entry(long second, What what, String text) {
        var at = START.plusSeconds(second);
        return new Entry(at, what, "a", text, new Evidence.Row(A, at));
    }

    private static String words(IncidentPolicy policy, List<Sample> samples) {
        var words = new ArrayList<String>();
        var state = IncidentState.start();
        for (var sample : samples) {
            var decision = new IncidentTracker(policy).next(state, sample);
            state = decision.state();
            words.add(switch (decision.step()) {
                case Step.Opened _ -> "opened";
                case Step.Closed _ -> "closed";
                case Step.Hold(var reason) -> reason.name();
            });
        }
        return String.join(" ", words);
    }

    private static BurnRound round(char state) {
        var reason = switch (state) {
            case 'F' -> BurnFinding.Reason.FIRES;
            case 'Q' -> BurnFinding.Reason.LONG_WINDOW_WITHIN;
            default -> BurnFinding.Reason.NO_DATA;
        };
        return new BurnRound(List.of(new BurnFinding(new Burn.Unknown(), new Burn.Unknown(), reason)));
    }
}
