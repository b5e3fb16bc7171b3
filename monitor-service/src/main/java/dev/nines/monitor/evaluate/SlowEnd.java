package dev.nines.monitor.evaluate;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.metrics.SlaMetrics.Quantile;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Distributions;
import dev.nines.sla.distribution.ExactLatencies;
import dev.nines.sla.distribution.Metric;
import dev.nines.sla.distribution.NotKept;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a promised percentile is, of rules of which sums say all. What counts is counted exactly; its place is exact where runs alone are
 * read, and within 0.05 % where sums are.
 */
final class SlowEnd {
    private final Distributions distributions;
    private final Sums sums;

    SlowEnd(Distributions distributions, Sums sums) {
        this.distributions = distributions;
        this.sums = sums;
    }

    /** @param passed of the judged time, up to where every run is stored */
    Map<Series, Quantile> of(ContractSettings settings, Rule.Latency rule, Span passed, Collection<Series> series) {
        var covered = series.stream().filter(settings::covers).collect(Collectors.toMap(s -> new SeriesId(s.name()), Function.identity()));
        var failed = switch (rule.failures()) {
            case OVER -> failed(settings.contract().policy(), passed);
            case EXCLUDED -> Map.<Series, Long>of();
        };
        var quantiles = new HashMap<Series, Quantile>();
        var found = merged(covered, new Distributions.Question(metric(rule.of()), passed.from(), passed.to()));
        for (var one : covered.values()) {
            var counted = counted(settings.contract().policy(), rule, found.getOrDefault(one, Distribution.none()), failed.getOrDefault(one, 0L));
            if (counted.count() > 0) quantiles.put(one, Quantile.of(rule.percentile(), counted.count(), counted::at));
        }
        return quantiles;
    }

    private Map<Series, Distribution> merged(Map<SeriesId, Series> covered, Distributions.Question question) {
        try {
            return distributions.merged(covered, question);
        } catch (NotKept _) {
            return Map.of();
        }
    }

    private static Distribution counted(CountingPolicy policy, Rule.Latency rule, Distribution all, long failed) {
        return switch (rule.failures()) {
            case EXCLUDED -> all.answersOnly();
            case OVER -> new Distribution(all.answered(), isBad(policy, ObservationClass.TIMEOUT) ? all.timedOut() : new ExactLatencies(), failed);
        };
    }

    /** Timeouts apart, which have a place. */
    private Map<Series, Long> failed(CountingPolicy policy, Span passed) {
        var failed = new HashMap<Series, Long>();
        sums.classes(passed).forEach((series, classes) -> classes.forEach((c, n) -> {
            if (c != ObservationClass.TIMEOUT && c != ObservationClass.MODEL_NOT_FOUND && isBad(policy, c)) failed.merge(series, n, Long::sum);
        }));
        sums.notFound(passed.from(), passed).forEach((series, found) -> found.forEach((gone, n) -> {
            if (Grading.counted(ObservationClass.MODEL_NOT_FOUND, policy, gone) == Counted.BAD) failed.merge(series, n, Long::sum);
        }));
        return failed;
    }

    private static boolean isBad(CountingPolicy policy, ObservationClass c) {
        return Grading.counted(c, policy, Gone.WHILE_OFFERED) == Counted.BAD;
    }

    private static Metric metric(Rule.Of of) {
        return switch (of) {
            case FIRST_TOKEN -> Metric.TTFT;
            case TOTAL -> Metric.TOTAL;
        };
    }
}
