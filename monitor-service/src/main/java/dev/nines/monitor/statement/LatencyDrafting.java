package dev.nines.monitor.statement;

import dev.nines.monitor.statement.part.Distribution;
import dev.nines.monitor.statement.part.Distribution.Level;
import dev.nines.monitor.statement.part.Distribution.Step;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.statement.LatencyProfile;
import dev.nines.sla.statement.Precision;
import dev.nines.sla.statistics.LatencyInterval;
import dev.nines.sla.verdict.Quantile;
import java.util.Comparator;
import java.util.Locale;

/** How long a series took, in numbers that can be recounted. */
final class LatencyDrafting {
    private static final Interval NO_INTERVAL = new Interval(0, 0);

    private LatencyDrafting() {}

    /** 0 where there is none, and where an end is a failure. */
    record Interval(long lowUs, long highUs) {}

    static Distribution distribution(Contract contract, LatencyProfile profile) {
        return new Distribution(profile.series().name(), profile.of().name().toLowerCase(Locale.ROOT), limit(contract, profile.of()),
                profile.samples(), profile.failures(), profile.levels().stream().map(LatencyDrafting::level).toList(),
                profile.curve().stream().map(step -> new Step(percent(step.percentile()), step.micros())).toList());
    }

    static Interval interval(Precision precision) {
        return switch (precision) {
            case Precision.NotSaid _ -> NO_INTERVAL;
            case Precision.Within(LatencyInterval(var low, var high)) -> new Interval(BoundText.micros(low), BoundText.micros(high));
        };
    }

    /** Of the highest percentile that a rule speaks of. */
    private static long limit(Contract contract, Rule.Of of) {
        return contract.rules().stream().filter(Rule.Latency.class::isInstance).map(Rule.Latency.class::cast)
                .filter(rule -> rule.of() == of).max(Comparator.comparingInt(rule -> rule.percentile().perMillion()))
                .map(rule -> rule.limit().toNanos() / 1_000).orElse(0L);
    }

    private static Level level(LatencyProfile.Level level) {
        var interval = interval(level.precision());
        var name = level.percentile().text();
        return switch (level.quantile()) {
            case Quantile.Known(var bound) ->
                new Level(name, BoundText.word(bound), BoundText.micros(bound), interval.lowUs(), interval.highUs());
            case Quantile.TooFew _, Quantile.NotAsked _ -> new Level(name, "too_few_samples", 0, 0, 0);
        };
    }

    private static String percent(Percentile percentile) {
        return percentile.text().substring(1);
    }
}
