package dev.nines.sla.alert;

import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.sample.Coverage;
import java.time.Duration;

/** Too much of what was meant to be asked was not: whatever else is quiet may be so because nobody looks. */
public record MonitorBlind(String name, Severity severity, Ratio floor, Duration window) implements AlertRule {
    @Override
    public Topic topic() {
        return Topic.MONITOR;
    }

    @Override
    public Duration memory() {
        return window;
    }

    public Finding find(Coverage coverage) {
        var figures = new Figure[] {
            Figure.of("observed", coverage.observed()), Figure.of("expected", coverage.expected()),
            new Figure("floor", Percent.text(floor))};
        var text = coverage.observed() + " of " + coverage.expected() + " planned runs in " + Amounts.text(window) + " were made";
        if (coverage.expected() == 0) return new Finding.NoData(Grounds.of("nothing was planned in " + Amounts.text(window), figures));
        boolean blind = new Ratio(coverage.observed(), coverage.expected()).fraction().isBelow(floor.fraction());
        return blind
                ? new Finding.Firing(Grounds.of(text + ", fewer than " + Percent.text(floor), figures))
                : new Finding.Quiet(Grounds.of(text, figures));
    }
}
