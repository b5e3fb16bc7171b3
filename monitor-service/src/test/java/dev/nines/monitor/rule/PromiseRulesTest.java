package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.monitor.evaluate.StandingBoard.Row;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Event;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.contract.Objective;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromiseRulesTest {
    private static final Instant NOW = Instant.parse("2026-10-10T12:00:00Z");
    private static final long WHOLE = 43_200;

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                  elapsed, bad, budget spent, breach certain
        nothing is over,                               0,   0, NoData,       NoData
        within,                                   10_000,  20, Quiet,        Quiet
        a run before the budget is used up,       10_000,  43, Quiet,        Quiet
        more than it,                             10_000,  44, Firing,       Firing
        """)
    void a_budget_is_asked_for_what_is_left_of_it(String what, String elapsed, String bad, String spent, String certain) {
        var found = find(row("uptime", Runs.PRO.name(), number(elapsed), number(bad)));

        assertThat(found).as(what).extracting(e -> e.alert().labels().value(Label.RULE).orElseThrow() + " " + e.finding().getClass().getSimpleName())
                .containsExactly("budget-spent " + spent, "breach-certain " + certain);
    }

    @Test
    void the_worst_promise_of_a_contract_speaks_for_it_and_names_itself() {
        var found = find(row("latency", Runs.PRO.name(), 10_000, 0), row("uptime", Runs.PRO.name(), 10_000, 50));

        assertThat(found).hasSize(2).allSatisfy(e -> {
            assertThat(e.finding()).isInstanceOf(Finding.Firing.class);
            assertThat(e.finding().grounds().reason()).startsWith("uptime: ");
            assertThat(e.alert().labels()).isEqualTo(LabelsOf.series(Runs.PRO).with(Label.CONTRACT, "pro-channel")
                    .with(Label.RULE, e.alert().labels().value(Label.RULE).orElseThrow()));
        });
    }

    @Test
    void vantages_that_judge_together_are_named_together() {
        var found = find(row("uptime", Runs.PRO.target().name() + "@2-of-here+there", 10_000, 50));

        assertThat(found).extracting(e -> e.alert().labels().value(Label.VANTAGE).orElseThrow()).containsOnly("2-of-here+there");
    }

    @Test
    void of_a_series_that_is_asked_no_more_nobody_is_told() {
        assertThat(find(row("uptime", "gw/chat/gone@here", 10_000, 50))).isEmpty();
    }

    private static List<Event.Found> find(Row... rows) {
        List<Series> asked = List.of(Runs.STANDARD, Runs.PRO);
        return new PromiseRules(() -> List.of(rows), () -> asked).events(NOW).stream().map(Event.Found.class::cast).toList();
    }

    private static Row row(String rule, String series, long elapsed, long bad) {
        return new Row("pro-channel", rule, series, "2026-10", NOW, "runs", new OpenPeriod(new Objective(999_000), WHOLE, elapsed, bad));
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }
}
