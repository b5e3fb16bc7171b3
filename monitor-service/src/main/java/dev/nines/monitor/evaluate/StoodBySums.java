package dev.nines.monitor.evaluate;

import dev.nines.db.question.Lateness.Late;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How rules stand of which the sums by class and by limit say all: no run is read out. For one thread. */
public final class StoodBySums {
    private final Sums sums;
    private final SlotsToCome toCome;

    public StoodBySums(Sums sums, PlannedSlots planned) {
        this.sums = sums;
        this.toCome = new SlotsToCome(planned);
    }

    /** Good and bad as a rule counts them. */
    private record Share(long good, long bad) {
        static final Share NONE = new Share(0, 0);

        long counted() {
            return good + bad;
        }

        Share plus(Share other) {
            return new Share(good + other.good, bad + other.bad);
        }
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
        return shares(settings.contract().policy(), rule, passed).entrySet().stream()
                .filter(one -> settings.covers(one.getKey()))
                .map(one -> stood(rule, one.getKey(), one.getValue(), toCome.of(alone(one.getKey()), judged, now)));
    }

    private static Stood stood(Rule rule, Series series, Share share, long toCome) {
        if (share.counted() == 0) return new Stood.Nothing(series);
        long counted = share.counted();
        return new Stood.Begun(series, "runs", new OpenPeriod(rule.objective(), counted + toCome, counted, share.bad()));
    }

    private static Subject alone(Series series) {
        return new Subject(new SeriesId(series.name()), List.of(series));
    }

    private Map<Series, Share> shares(CountingPolicy policy, Rule rule, Span passed) {
        var shares = new HashMap<Series, Share>();
        said(rule, passed).forEach((series, classes) -> classes.forEach((c, late) -> {
            var counted = Grading.counted(c, policy, Gone.WHILE_OFFERED);
            if (isSaid(c)) shares.merge(series, share(counted, late, failures(rule)), Share::plus);
        }));
        sums.notFound(passed).forEach((series, found) -> found.forEach((gone, n) -> {
            var counted = Grading.counted(ObservationClass.MODEL_NOT_FOUND, policy, gone);
            shares.merge(series, share(counted, new Late(n, 0, n), failures(rule)), Share::plus);
        }));
        return shares;
    }

    /** For uptime no answer is late. */
    private Map<Series, Map<ObservationClass, Late>> said(Rule rule, Span passed) {
        return switch (rule) {
            case Rule.Uptime _ -> onTime(sums.classes(passed));
            case Rule.Latency l -> sums.late(l, passed);
            case Rule.Intervals _ -> throw new IllegalArgumentException("intervals are in no sum: " + rule.id());
        };
    }

    /** An uptime rule has no choice. */
    private static Rule.Failures failures(Rule rule) {
        return switch (rule) {
            case Rule.Uptime _, Rule.Intervals _ -> Rule.Failures.OVER;
            case Rule.Latency l -> l.failures();
        };
    }

    /** A model that was not found is added apart: its class does not say enough. */
    private static boolean isSaid(ObservationClass c) {
        return c != ObservationClass.MODEL_NOT_FOUND;
    }

    private static Map<Series, Map<ObservationClass, Late>> onTime(Map<Series, Map<ObservationClass, Long>> counted) {
        var all = new HashMap<Series, Map<ObservationClass, Late>>();
        counted.forEach((series, classes) -> {
            var late = all.computeIfAbsent(series, _ -> new EnumMap<>(ObservationClass.class));
            classes.forEach((c, n) -> late.put(c, new Late(n, 0, 0)));
        });
        return all;
    }

    private static Share share(Counted counted, Late late, Rule.Failures failures) {
        return switch (counted) {
            case GOOD -> new Share(late.runs() - late.over() - late.unseen(), late.over());
            case BAD -> failures == Rule.Failures.OVER ? new Share(0, late.runs()) : Share.NONE;
            case EXCLUDED, MISSING -> Share.NONE;
        };
    }
}
