package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.probe.FailureKind;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.burn.BurnFinding.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesRulesTest {
    private static final Instant NOW = Instant.parse("2026-10-10T12:00:30Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WalkedCounts counts = new WalkedCounts(_ -> Gone.WHILE_OFFERED);
    private final Streaks streaks = new Streaks(o -> Grading.forUptime(o, Grading.OUR_OWN, Gone.WHILE_OFFERED));
    private Gone gone = Gone.WHILE_OFFERED;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                        kind,            failures of the last minutes, firing
        nothing wrong,                                 SERVER_ERROR,     0, ''
        one lost packet,                               CONNECT,          1, ''
        two of them,                                   CONNECT,          2, ''
        an outage that is over in five minutes,        SERVER_ERROR,     4, uptime-burn-1h
        an outage of twenty minutes,                   SERVER_ERROR,    20, uptime-burn-1h uptime-burn-6h uptime-burn-1d uptime-burn-3d
        turned away: the limit is ours to keep,        RATE_LIMITED,    20, ''
        a key that is not valid,                       AUTH,            20, ''
        """)
    void burn_rates_on_uptime_speak_up(String what, FailureKind kind, int failures, String firing) {
        minutes(Runs.STANDARD, 3 * 1_440, failures, kind);

        assertThat(firing("", Runs.STANDARD)).as(what).isEqualTo(firing);
    }

    @Test
    void a_model_that_was_withdrawn_burns_nothing() {
        gone = Gone.RETIRED;
        minutes(Runs.STANDARD, 1_440, 60, FailureKind.MODEL_NOT_FOUND);

        assertThat(firing("", Runs.STANDARD)).isEmpty();
    }

    @Test
    void the_strictest_promise_that_covers_a_series_is_its_objective() {
        minutes(Runs.PRO, 240, 20, FailureKind.SERVER_ERROR);
        minutes(Runs.STANDARD, 240, 20, FailureKind.SERVER_ERROR);
        var found = ask(Written.CONTRACT + """
                  stricter:
                    preset: pro-channel-99.9
                    applies-to: { models: ["Pro/m"] }
                    uptime: { objective: 99.95% }
                    zone: UTC
                    active-from: 2026-01-01
                    fee: 1 USD/month
                """, Map.of(Runs.PRO, MINUTE, Runs.STANDARD, MINUTE));

        assertThat(reason(found, Runs.PRO, "uptime-burn-1h")).contains("99.95 %");
        assertThat(reason(found, Runs.STANDARD, "uptime-burn-1h")).contains("99.9 %");
    }

    @Test
    void a_promise_of_latency_is_asked_of_those_it_covers_under_its_contracts_name() {
        for (int m = 1; m <= 240; m++) {
            for (var series : List.of(Runs.PRO, Runs.STANDARD)) {
                counts.rows.add(Runs.answer(series, NOW.minus(Duration.ofMinutes(m)), Duration.ofMillis(m <= 60 ? 2_000 : 100)));
            }
        }

        var found = ask(Written.CONTRACT, Map.of(Runs.PRO, MINUTE, Runs.STANDARD, MINUTE));

        assertThat(names(found)).containsExactly("p99-burn-1h", "p99-burn-6h", "p99-burn-1d");
        assertThat(found.stream().filter(e -> e.finding() instanceof Finding.Firing))
                .allSatisfy(e -> assertThat(e.alert().labels().value(Label.CONTRACT)).contains("pro-channel"))
                .allSatisfy(e -> assertThat(e.alert().labels().value(Label.MODEL)).contains("Pro/m"));
    }

    @Test
    void the_slow_end_of_a_series_is_told_apart_for_its_degradation() {
        for (int m = 1; m <= 240; m++) counts.rows.add(Runs.answer(Runs.PRO, NOW.minus(Duration.ofMinutes(m)), Duration.ofSeconds(2)));

        var tails = rules(Written.CONTRACT).ask(Map.of(Runs.PRO, MINUTE, Runs.STANDARD, MINUTE), NOW).tails();

        assertThat(tails.keySet()).containsExactly(Runs.PRO);
        assertThat(tails.values()).allSatisfy(t -> assertThat(t).extracting(one -> one.finding().reason()).contains(Reason.FIRES));
    }

    @Test
    void a_contract_that_does_not_run_asks_nothing() {
        var later = Written.CONTRACT.replace("2026-01-01", "2026-11-01");

        assertThat(ask(later, Map.of(Runs.PRO, MINUTE)))
                .allSatisfy(e -> assertThat(e.alert().labels().value(Label.CONTRACT)).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '~', textBlock = """
        # case,                       rule,                                                                     failed, slow, firing
        slow,                         ~slow: { on: p99, of: total, limit: 2s, window: 3h }~,                     0, 8, slow
        not slow enough,              ~slow: { on: p99, of: total, limit: 3s, window: 3h }~,                     0, 8, ~~
        too few samples,              ~slow: { on: p99, of: total, limit: 2s, window: 1h }~,                     0, 8, ~~
        a tail that burns,            ~slow: { on: p99, of: first-token, limit: 1s, factor: 6, window: 1h }~,    0, 8, slow
        others are meant,             ~slow: { on: p99, of: total, limit: 2s, window: 3h, for: tier=pro }~,      0, 8, ~~
        a class that is frequent,     ~bad: { on: server-error, share: 2%, window: 3h }~,                        8, 0, bad
        another class is frequent,    ~bad: { on: timeout, share: 2%, window: 3h }~,                             8, 0, ~~
        many in a row,                ~dead: { on: failures, minimum: 5 }~,                                      8, 0, dead
        not so many in a row,         ~dead: { on: failures, minimum: 9 }~,                                      8, 0, ~~
        an uptime of its own,         ~up: { on: uptime, objective: 99%, factor: 2, window: 3h }~,               8, 0, up
        """)
    void rules_of_one_s_own_are_asked_of_those_they_are_for(String what, String rule, int failed, int slow, String firing) {
        for (int m = 200; m >= 1; m--) {
            var slot = NOW.minus(Duration.ofMinutes(m));
            var run = m <= failed ? Runs.failed(Runs.STANDARD, slot, FailureKind.SERVER_ERROR)
                    : Runs.answer(Runs.STANDARD, slot, Duration.ofMillis(m <= slow ? 2_000 : 100));
            counts.rows.add(run);
            streaks.accept(run);
        }

        assertThat(names(ask("alerts:\n  " + rule + "\n", Map.of(Runs.STANDARD, MINUTE))).stream().filter(n -> !n.startsWith("uptime-")).toList())
                .as(what).isEqualTo(firing.isEmpty() ? List.of() : List.of(firing));
    }

    @Test
    void without_data_nothing_is_said() {
        assertThat(ask("", Map.of(Runs.STANDARD, MINUTE))).allSatisfy(e -> assertThat(e.finding()).isInstanceOf(Finding.NoData.class));
    }

    @Test
    void nobody_is_asked_where_nothing_is_watched() {
        assertThat(ask("", Map.of())).isEmpty();
    }

    /** One a minute, of which the newest failed. */
    private void minutes(Series series, int all, int failed, FailureKind kind) {
        for (int m = 1; m <= all; m++) {
            var slot = NOW.minus(Duration.ofMinutes(m));
            counts.rows.add(m <= failed ? Runs.failed(series, slot, kind) : Runs.answer(series, slot, Duration.ofMillis(100)));
        }
    }

    private String firing(String more, Series series) {
        return String.join(" ", names(ask(more, Map.of(series, MINUTE))));
    }

    private static SequencedSet<String> names(List<Event.Found> found) {
        var names = new TreeSet<String>(Comparator.comparing((String n) -> n.endsWith("d")).thenComparing(n -> n));
        found.stream().filter(e -> e.finding() instanceof Finding.Firing)
                .forEach(e -> names.add(e.alert().labels().value(Label.RULE).orElseThrow()));
        return names;
    }

    private static String reason(List<Event.Found> found, Series series, String rule) {
        return found.stream().filter(e -> e.alert().labels().contain(LabelsOf.series(series).with(Label.RULE, rule))).findFirst().orElseThrow()
                .finding().grounds().reason();
    }

    private List<Event.Found> ask(String more, Map<Series, Duration> paces) {
        return rules(more).ask(paces, NOW).events().stream().map(Event.Found.class::cast).toList();
    }

    private SeriesRules rules(String more) {
        var judged = new WalkedCounts(_ -> gone);
        judged.rows.addAll(counts.rows);
        return new SeriesRules(Written.settings(Written.PLACE + more), judged, streaks);
    }
}
