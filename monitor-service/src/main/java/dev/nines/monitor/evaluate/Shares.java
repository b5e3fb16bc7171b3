package dev.nines.monitor.evaluate;

import dev.nines.db.question.Lateness.Late;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Good and bad runs of all series, as a rule counts them, from sums by class and by limit. */
record Shares(Sums sums) {
    /** Good and bad as a rule counts them. */
    record Share(long good, long bad) {
        static final Share NONE = new Share(0, 0);

        long counted() {
            return good + bad;
        }

        Share plus(Share other) {
            return new Share(good + other.good, bad + other.bad);
        }
    }

    /** @param answeredSince a model that answered from here on, and is not found, was taken away */
    record Stretch(Instant answeredSince, Span span) {}

    Map<Series, Share> of(CountingPolicy policy, Rule rule, Stretch stretch) {
        var shares = new HashMap<Series, Share>();
        said(rule, stretch.span()).forEach((series, classes) -> classes.forEach((c, late) -> {
            var counted = Grading.counted(c, policy, Gone.WHILE_OFFERED);
            if (isSaid(c)) shares.merge(series, share(counted, late, failures(rule)), Share::plus);
        }));
        sums.notFound(stretch.answeredSince(), stretch.span()).forEach((series, found) -> found.forEach((gone, n) -> {
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
