package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.question.ServedNames.Field;
import dev.nines.db.question.ServedNames.Turn;
import dev.nines.probe.Attribute;
import dev.nines.sla.Label;
import dev.nines.sla.alert.Finding;
import dev.nines.sla.alert.decide.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServedRulesTest {
    private static final Instant NOW = Instant.parse("2026-10-10T12:00:00Z");

    @Test
    void an_alias_that_was_served_before_the_restart_is_no_news() {
        var rules = rules(new Turn(Runs.PRO, "m-2026-01", 1_000, NOW.minusSeconds(60)));
        rules.events(NOW);
        for (int i = 0; i < 5; i++) rules.accept(Runs.served(Runs.PRO, NOW.plusSeconds(i), Map.of(Attribute.SERVED_MODEL, "m-2026-01")));

        assertThat(firing(rules)).isEmpty();
    }

    @Test
    void a_model_that_was_replaced_silently_is_told_after_three_answers() {
        var rules = rules(new Turn(Runs.PRO, "m-2026-01", 1_000, NOW.minusSeconds(60)));
        rules.events(NOW);
        for (int i = 0; i < 2; i++) rules.accept(Runs.served(Runs.PRO, NOW.plusSeconds(i), Map.of(Attribute.SERVED_MODEL, "m-mini")));
        assertThat(firing(rules)).isEmpty();
        rules.accept(Runs.served(Runs.PRO, NOW.plusSeconds(3), Map.of(Attribute.SERVED_MODEL, "m-mini", Attribute.SERVICE_TIER, "default")));

        assertThat(firing(rules)).containsExactly("served-other-model Pro/m model m-mini answers where m-2026-01 was asked for, 3 times in a row");
    }

    @Test
    void a_replacement_goes_on_being_one_after_a_restart() {
        var rules = rules(new Turn(Runs.PRO, "Pro/m", 1_000, NOW.minusSeconds(600)), new Turn(Runs.PRO, "m-mini", 9, NOW.minusSeconds(60)));

        assertThat(firing(rules)).containsExactly("served-other-model Pro/m model m-mini answers where Pro/m was asked for, 9 times in a row");
    }

    @Test
    void a_tier_is_held_against_the_tiers_of_before() {
        var rules = rules();
        rules.events(NOW);
        for (int i = 0; i < 30; i++) rules.accept(Runs.served(Runs.PRO, NOW.plusSeconds(i), Map.of(Attribute.SERVICE_TIER, "priority")));
        for (int i = 30; i < 33; i++) rules.accept(Runs.served(Runs.PRO, NOW.plusSeconds(i), Map.of(Attribute.SERVICE_TIER, "default")));

        assertThat(firing(rules)).containsExactly("served-other-tier Pro/m service tier default answers where priority was asked for, 3 times in a row");
    }

    @Test
    void who_is_asked_no_more_is_nobody_s_news() {
        var rules = new ServedRules(List::of, _ -> "", (_, _, _) -> List.of(new Turn(Runs.PRO, "x", 9, NOW)));

        assertThat(rules.events(NOW)).isEmpty();
    }

    private static ServedRules rules(Turn... before) {
        return new ServedRules(() -> List.of(Runs.PRO), _ -> "priority", (field, _, _) -> field == Field.MODEL ? List.of(before) : List.of());
    }

    private static List<String> firing(ServedRules rules) {
        return rules.events(NOW).stream().map(Event.Found.class::cast).filter(e -> e.finding() instanceof Finding.Firing)
                .map(e -> e.alert().labels().value(Label.RULE).orElseThrow() + " " + e.alert().labels().value(Label.MODEL).orElseThrow() + " "
                        + e.finding().grounds().reason()).toList();
    }
}
