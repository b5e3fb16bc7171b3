package dev.nines.sla.alert;

import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.statistics.Confidence;
import java.time.Duration;

/** A percentile of a window is over its limit, and chance alone does not explain it. */
public record PercentileOver(String name, Severity severity, Limit limit, Duration window, Demand demand) implements AlertRule {
    private static final Duration LONGEST_MEMORY = Duration.ofHours(1);

    public record Limit(Percentile percentile, Duration atMost) {}

    /** @param samples at least as many as the percentile needs */
    public record Demand(long samples, Confidence confidence) {}

    public PercentileOver {
        long needed = limit.percentile().minimumSamples();
        if (demand.samples() < needed) {
            throw new IllegalArgumentException(
                    "minimum samples of " + limit.percentile().text() + " must be at least " + needed + ": " + demand.samples());
        }
    }

    @Override
    public Topic topic() {
        return Topic.TAIL;
    }

    @Override
    public Duration memory() {
        return window.compareTo(LONGEST_MEMORY) < 0 ? window : LONGEST_MEMORY;
    }

    /** @param over as bad those over the limit: timeouts and failures among them, for they are no quick answers */
    public Finding find(Burn.Window over) {
        long fewest = demand.confidence().fewestOver(limit.percentile(), over.counted());
        var figures = new Figure[] {
            Figure.of("over_limit", over.bad()), Figure.of("samples", over.counted()), Figure.of("over_limit_needed", fewest),
            Figure.of("minimum_samples", demand.samples()), Figure.of("limit_ms", limit.atMost().toMillis())};
        if (over.counted() < demand.samples()) {
            return new Finding.NoData(Grounds.of(
                    over.counted() + " samples in " + Amounts.text(window) + " are too few, of " + demand.samples(), figures));
        }
        return over.bad() >= fewest
                ? new Finding.Firing(Grounds.of(text(over) + ": " + limit.percentile().text() + " is over it, not by chance", figures))
                : new Finding.Quiet(Grounds.of(text(over) + ", which chance explains below " + fewest, figures));
    }

    private String text(Burn.Window over) {
        return over.bad() + " of " + over.counted() + " in " + Amounts.text(window) + " took longer than " + Amounts.text(limit.atMost());
    }
}
