package dev.nines.monitor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.db.state.FailingReceivers.Failing;
import dev.nines.monitor.config.Account;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.rule.CostRules.Purse;
import dev.nines.monitor.rule.OfferRules.Looks;
import dev.nines.monitor.schedule.Load.Used;
import dev.nines.probe.FailureKind;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.sla.alert.decide.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherRulesTest {
    private static final Instant NOW = Instant.parse("2026-10-10T12:00:00Z");
    private static final Account ACCOUNT = Account.of(Written.settings(Written.PLACE)).getFirst();

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                      dollars, tokens,    a run's dollars, a run's tokens, found
        nothing spent,                               0,       0,         0.01,            100,            Quiet
        room for another run,                        0.98,    1000,      0.01,            100,            Quiet
        no room for another run,                     0.995,   1000,      0.01,            100,            Firing
        no price is known,                           0,       1000,      0,               100,            Quiet
        the tokens of the day,                       0,       1999950,   0,               100,            Firing
        nobody is asked any more,                    0.5,     1000,      '',              '',             Quiet
        """)
    void a_day_without_room_for_another_run_is_spent(
            String what, BigDecimal dollars, long tokens, String runDollars, String runTokens, String found) {
        var runs = runDollars.isEmpty() ? List.<Used>of() : List.of(new Used(Long.parseLong(runTokens), new BigDecimal(runDollars)));
        var rules = new CostRules("here", _ -> List.of(new Purse(ACCOUNT, new Used(tokens, dollars), runs)));

        assertThat(only(rules.events(NOW)).finding().getClass().getSimpleName()).as(what).isEqualTo(found);
        assertThat(only(rules.events(NOW)).alert().labels().text()).isEqualTo("endpoint=gw, vantage=here, rule=cost-spent");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                               attempts, since seconds, given up, found
        not tried yet,                               0,             0,        0, Quiet
        the first attempt failed,                    1,            10,        0, Quiet
        failing for minutes,                         9,           300,        0, Firing
        a message was given up,                      1,             1,        1, Firing
        """)
    void a_receiver_is_told_of_that_takes_nothing(String what, long attempts, long seconds, long givenUp, String found) {
        var since = attempts == 0 ? Instant.MAX : NOW.minusSeconds(seconds);
        var rules = new ReceiverRules(() -> List.of("ops", "boss"), _ -> Map.of("ops", new Failing(attempts, since, givenUp)));

        var events = rules.events(NOW).stream().map(Event.Found.class::cast).toList();
        assertThat(events).as(what).extracting(e -> e.alert().labels().text() + " " + e.finding().getClass().getSimpleName())
                .containsExactly("receiver=ops, rule=receiver-failing " + found, "receiver=boss, rule=receiver-failing Quiet");
    }

    @Test
    void a_model_that_two_lists_in_a_row_do_not_name_is_gone() {
        var rules = new OfferRules(() -> List.of(Runs.PRO, Runs.STANDARD),
                series -> series.equals(Runs.PRO) ? Optional.of(new Looks(5, 2)) : Optional.empty());

        assertThat(rules.events(NOW)).hasSize(1);
        assertThat(only(rules.events(NOW)).alert().labels().text())
                .isEqualTo("endpoint=gw, tier=pro, probe=chat, model=Pro/m, vantage=here, rule=model-gone");
        assertThat(only(rules.events(NOW)).finding().grounds().reason()).contains("missing in the last 2 readings");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
        # case,                                            made, ours failed, theirs failed, found
        all is seen,                                         10,           0,             0, Quiet
        theirs that fail are seen as well,                    0,           0,            10, Quiet
        half of them,                                         5,           5,             0, Quiet
        fewer than half,                                      4,           6,             0, Firing
        nothing,                                              0,           0,             0, Firing
        """)
    void whoever_sees_less_than_half_of_what_was_planned_is_blind(String what, int made, int ours, int theirs, String found) {
        var counts = new WalkedCounts(_ -> Gone.WHILE_OFFERED);
        for (int i = 0; i < made + ours + theirs; i++) {
            var slot = NOW.minus(Duration.ofMinutes(3 + i));
            counts.rows.add(i < made ? Runs.answer(Runs.PRO, slot, Duration.ofSeconds(1))
                    : i < made + ours ? Runs.local(Runs.PRO, slot, Cause.NO_NETWORK) : Runs.failed(Runs.PRO, slot, FailureKind.SERVER_ERROR));
        }

        assertThat(only(blind(counts, NOW.minus(Duration.ofMinutes(12)))).finding().getClass().getSimpleName()).as(what).isEqualTo(found);
        assertThat(only(blind(counts, NOW.minus(Duration.ofMinutes(12)))).alert().labels().text()).isEqualTo("vantage=here, rule=monitor-blind");
    }

    @Test
    void a_restart_is_no_blindness() {
        assertThat(blind(new WalkedCounts(_ -> Gone.WHILE_OFFERED), NOW.minus(Duration.ofMinutes(11)))).isEmpty();
    }

    private static List<Event> blind(Counts counts, Instant began) {
        return new BlindRule(() -> List.of(Runs.PRO), counts, (_, _, _) -> Map.of(Runs.PRO, 10L), began).events(NOW);
    }

    private static Event.Found only(List<Event> events) {
        assertThat(events).hasSize(1);
        return (Event.Found) events.getFirst();
    }
}
