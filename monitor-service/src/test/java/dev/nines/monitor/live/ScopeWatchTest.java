package dev.nines.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.alert.decide.Happening;
import dev.nines.monitor.evaluate.IncidentId;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import dev.nines.sla.SeriesId;
import dev.nines.sla.incident.scope.MemberChange.CameUp;
import dev.nines.sla.incident.scope.MemberChange.WentDown;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeWatchTest {
    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    /** Series as {@code model:tier}; a sign says which goes down and which comes up, one second after the other. Shown is what was recorded. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
        case                                              | asked                       | happens           | recorded
        too few are each one's own matter                 | a b c d e f                 | -a -b             |
        half of an endpoint                               | a b c d e f                 | -a -b -c          | open gateway@here, join a, join b, join c
        one more joins                                    | a b c d e f                 | -a -b -c -d       | open gateway@here, join a, join b, join c, join d
        it is over when few are left                      | a b c d e f                 | -a -b -c +a       | open gateway@here, join a, join b, join c, close gateway@here
        a tier of an endpoint                             | a:p b:p c:p d e f g h i     | -a -b -c          | open gateway/p@here, join a, join b, join c
        a tier that is the whole endpoint is the endpoint | a:p b:p c:p                 | -a -b -c          | open gateway@here, join a, join b, join c
        first the tier and then the endpoint              | a:p b:p c:p d e f           | -a -b -c -d       | open gateway/p@here, join a, join b, join c, open gateway@here, join tier p, join a, join b, join c, join d
        """)
    void what_fails_together_is_one_incident_with_its_members(String name, String asked, String happens, String recorded) {
        var series = Arrays.stream(asked.split(" ")).map(ScopeWatchTest::series).toList();

        assertThat(text(run(new ScopeWatch(() -> series), series, happens))).as(name).isEqualTo(recorded == null ? "" : recorded);
    }

    @Test
    void another_process_goes_on_with_what_was_open() {
        var series = Stream.of("a", "b", "c", "d").map(ScopeWatchTest::series).toList();
        var first = run(new ScopeWatch(() -> series), series, "-a -b -c").getFirst();
        var restarted = new ScopeWatch(() -> series);
        restarted.restore(series.getFirst(), NOON.plusSeconds(1));
        restarted.restore(StateChange.Kind.ENDPOINT, series.getFirst(), NOON.plusSeconds(1), Map.of(
                id("a"), NOON.plusSeconds(1), id("b"), NOON.plusSeconds(2), id("c"), NOON.plusSeconds(3)));

        var closed = run(restarted, series, "+a").getFirst();

        assertThat(closed).isInstanceOfSatisfying(IncidentClosed.class, c -> assertThat(c.incident()).isEqualTo(((IncidentOpened) first).incident()));
    }

    private static List<StateChange> run(ScopeWatch watch, List<Series> asked, String happens) {
        var changes = new ArrayList<StateChange>();
        var at = NOON;
        for (var word : happens.split(" ", -1)) {
            at = at.plusSeconds(1);
            var one = asked.stream().filter(s -> s.target().model().equals(word.substring(1))).findFirst().orElseThrow();
            var id = new SeriesId(one.name());
            var change = word.charAt(0) == '-' ? new WentDown(id, at, at, "TIMEOUT") : new CameUp(id, at, at);
            watch.after(one, change).stream().map(Happening::changes).forEach(changes::addAll);
        }
        return changes;
    }

    private static String text(List<StateChange> changes) {
        return String.join(", ", changes.stream().map(change -> switch (change) {
            case IncidentOpened o -> "open " + o.series().name();
            case IncidentClosed c -> "close " + c.series().name();
            case IncidentJoined j -> "join " + member(j.incident());
            case StateChange.VerdictFound _, StateChange.VerdictCorrected _, StateChange.StatementWritten _, StateChange.ClaimDue _ -> "?";
        }).toList());
    }

    private static String member(String incident) {
        for (var model : List.of("a", "b", "c", "d", "e", "f")) {
            for (int second = 1; second < 9; second++) {
                if (IncidentId.of(new SeriesId("gateway/p@here"), NOON.plusSeconds(second)).equals(incident)) return "tier p";
                if (IncidentId.of(id(model), NOON.plusSeconds(second)).equals(incident)) return model;
            }
        }
        return incident;
    }

    private static Series series(String text) {
        var parts = text.split(":", 2);
        return new Series(new Target("gateway", "chat", parts[0]), parts.length == 2 ? parts[1] : "", "here");
    }

    private static SeriesId id(String model) {
        return new SeriesId(series(model).name());
    }
}
