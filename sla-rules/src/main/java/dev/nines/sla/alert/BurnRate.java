package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.burn.BurnFinding;
import dev.nines.sla.contract.Objective;
import java.time.Duration;
import java.util.List;

/** A budget is used up too fast, of failures or of slow answers: a p99 limit is a promise that 99 % are within it. */
public record BurnRate(String name, Of of, Objective objective, BurnAlert alert) implements AlertRule {
    public enum Of { UPTIME, LATENCY }

    @Override
    public Severity severity() {
        return alert.severity();
    }

    @Override
    public Topic topic() {
        return Topic.BURN;
    }

    @Override
    public Duration memory() {
        return alert.shortWindow();
    }

    public Finding find(Burn.Window longOne, Burn.Window shortOne) {
        var found = alert.find(objective, longOne, shortOne);
        var grounds = new Grounds(words(found, longOne), figures(found, longOne, shortOne));
        return switch (found.reason()) {
            case FIRES -> new Finding.Firing(grounds);
            case NO_DATA -> new Finding.NoData(grounds);
            case LONG_WINDOW_WITHIN, SHORT_WINDOW_WITHIN, TOO_FEW_FAILURES -> new Finding.Quiet(grounds);
        };
    }

    private String words(BurnFinding found, Burn.Window longOne) {
        var limit = Amounts.text(alert.factor()) + " times what " + objective.text() + " leaves room for";
        var longText = Amounts.text(alert.longWindow());
        var shortText = Amounts.text(alert.shortWindow());
        return switch (found.reason()) {
            case FIRES -> longOne.bad() + " of " + longOne.counted() + bad() + " in " + longText + ", and it goes on: "
                    + Amounts.text(found.longBurn()) + " times what " + objective.text() + " leaves room for, "
                    + Amounts.text(found.shortBurn()) + " times in the last " + shortText;
            case NO_DATA -> "nothing was counted in " + longText + " or in the last " + shortText;
            case LONG_WINDOW_WITHIN -> "not over " + limit + " in " + longText;
            case SHORT_WINDOW_WITHIN -> "over: not more than " + limit + " in the last " + shortText;
            case TOO_FEW_FAILURES -> "only " + longOne.bad() + bad() + " in " + longText + ", fewer than " + alert.minimumFailures();
        };
    }

    private String bad() {
        return switch (of) {
            case UPTIME -> " failed";
            case LATENCY -> " too slow";
        };
    }

    private List<Figure> figures(BurnFinding found, Burn.Window longOne, Burn.Window shortOne) {
        return List.of(
                Figure.of("long_window_bad", longOne.bad()), Figure.of("long_window_counted", longOne.counted()),
                new Figure("long_window_burn", Amounts.text(found.longBurn())),
                Figure.of("short_window_bad", shortOne.bad()), Figure.of("short_window_counted", shortOne.counted()),
                new Figure("short_window_burn", Amounts.text(found.shortBurn())),
                new Figure("factor", Amounts.text(alert.factor())), Figure.of("minimum_failures", alert.minimumFailures()));
    }
}
