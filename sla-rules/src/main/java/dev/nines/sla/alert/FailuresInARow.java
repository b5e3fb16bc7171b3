package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;

/** The newest runs that said anything all failed. What an incident does not wait for, the budget's windows would see too late. */
public record FailuresInARow(String name, Severity severity, int atLeast) implements AlertRule {
    public FailuresInARow {
        if (atLeast < 1) throw new IllegalArgumentException("at-least must be at least 1: " + atLeast);
    }

    @Override
    public Topic topic() {
        return Topic.OUTAGE;
    }

    /**
     * @param inARow failures since the last good one
     * @param counted runs that said good or bad at all
     */
    public Finding find(long inARow, long counted) {
        var figures = new Figure[] {Figure.of("in_a_row", inARow), Figure.of("at_least", atLeast)};
        if (counted == 0) return new Finding.NoData(Grounds.of("nothing was asked yet", figures));
        var grounds = Grounds.of(inARow + " failures in a row, " + atLeast + " are too many", figures);
        return inARow >= atLeast ? new Finding.Firing(grounds) : new Finding.Quiet(grounds);
    }
}
