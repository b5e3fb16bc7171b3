package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** How rules stand of which the sums by class and by limit say all: no run is read out. For one thread. */
public final class StoodBySums {
    private final Shares shares;
    private final SlotsToCome toCome;

    public StoodBySums(Sums sums, PlannedSlots planned) {
        this.shares = new Shares(sums);
        this.toCome = new SlotsToCome(planned);
    }

    /** Whether sums say all that the rule asks. */
    static boolean canSay(Contract contract, Rule rule) {
        boolean isPlain = contract.counting().exclusions().history().isEmpty()
                && contract.counting().viewpoint() instanceof Viewpoint.EachVantage;
        return isPlain && switch (rule) {
            case Rule.Uptime uptime ->
                uptime.measure().equals(new RequestRatio(new Repeats.Counted(), new SlowSuccess.Good()));
            case Rule.Latency _ -> true;
            case Rule.Intervals _ -> false;
        };
    }

    /** @param judged has begun */
    Stream<Stood> of(ContractSettings settings, Rule rule, Span judged, Instant now) {
        var passed = new Span(judged.from(), now.isBefore(judged.to()) ? now : judged.to());
        return shares.of(settings.contract().policy(), rule, new Shares.Stretch(passed.from(), passed)).entrySet().stream()
                .filter(one -> settings.covers(one.getKey()))
                .map(one -> stood(rule, one.getKey(), one.getValue(), toCome.of(alone(one.getKey()), judged, now)));
    }

    private static Stood stood(Rule rule, Series series, Shares.Share share, long toCome) {
        if (share.counted() == 0) return new Stood.Nothing(series);
        long counted = share.counted();
        return new Stood.Begun(series, "runs", new OpenPeriod(rule.objective(), counted + toCome, counted, share.bad()));
    }

    private static Subject alone(Series series) {
        return new Subject(new SeriesId(series.name()), List.of(series));
    }
}
