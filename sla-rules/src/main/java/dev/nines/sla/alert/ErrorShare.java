package dev.nines.sla.alert;

import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;

/**
 * One class of outcome is more frequent than it should be.
 *
 * @param outcome the class in the words of the wire, {@code RATE_LIMITED}
 */
public record ErrorShare(String name, Severity severity, String outcome, Limit limit, Duration window) implements AlertRule {
    /**
     * @param share exceeded, not reached
     * @param minimum so many of the class; with few runs one is a large share
     */
    public record Limit(Ratio share, long minimum) {
        public Limit {
            if (minimum < 1) throw new IllegalArgumentException("minimum must be at least 1: " + minimum);
        }
    }

    @Override
    public Topic topic() {
        return Topic.UPTIME;
    }

    @Override
    public Duration memory() {
        return window;
    }

    /** @param ofClass as bad those of the class, among all that were asked */
    public Finding find(Burn.Window ofClass) {
        var figures = new Figure[] {
            Figure.of("of_class", ofClass.bad()), Figure.of("runs", ofClass.counted()),
            new Figure("limit_share", Percent.text(limit.share())), Figure.of("minimum", limit.minimum())};
        if (ofClass.counted() == 0) {
            return new Finding.NoData(Grounds.of("nothing was asked in " + Amounts.text(window), figures));
        }
        var share = new Ratio(ofClass.bad(), ofClass.counted());
        var text = outcome + " in " + ofClass.bad() + " of " + ofClass.counted() + " runs in " + Amounts.text(window) + ", limit "
                + Percent.text(limit.share());
        if (!share.fraction().isAbove(limit.share().fraction())) return new Finding.Quiet(Grounds.of(text, figures));
        return ofClass.bad() < limit.minimum()
                ? new Finding.Quiet(Grounds.of(text + ", but fewer than " + limit.minimum(), figures))
                : new Finding.Firing(Grounds.of(text, figures));
    }
}
