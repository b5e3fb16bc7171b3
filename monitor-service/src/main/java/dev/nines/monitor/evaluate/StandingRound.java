package dev.nines.monitor.evaluate;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.NotFoundCounts.Window;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.metrics.SlaMetrics;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.monitor.metrics.SlaMetrics.Standing;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Fraction;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.verdict.Budget;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How contracts stand in the period that is running, for the gauges. A running period has no verdict: every state is
 * UNDECIDED, and the attained share and the budget say the rest.
 */
public final class StandingRound {
    private final List<ContractSettings> contracts;
    private final Sums sums;
    private final SlaMetrics metrics;
    private final InstantSource clock;

    /** Where runs are counted. */
    public record Sums(ClassCounts classes, Lateness lateness, NotFound notFound) {}

    public StandingRound(List<ContractSettings> contracts, Sums sums, SlaMetrics metrics, InstantSource clock) {
        this.contracts = List.copyOf(contracts);
        this.sums = sums;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Good and bad as a rule counts them. */
    private record Share(long good, long bad) {
        static final Share NONE = new Share(0, 0);

        Share plus(Share other) {
            return new Share(good + other.good, bad + other.bad);
        }
    }

    public void run() {
        var now = clock.instant();
        for (var settings : contracts) {
            var contract = settings.contract();
            for (var rule : contract.rules()) {
                var key = new RuleKey(contract.id(), rule.id());
                metrics.promised(key, rule.objective().perMillion() / 1e6);
                shares(contract, rule, now).forEach((series, share) -> {
                    if (settings.covers(series)) metrics.update(series, key, standing(rule, share));
                });
            }
        }
    }

    private Map<Series, Share> shares(Contract contract, Rule rule, Instant now) {
        var from = contract.term().judged(contract.term().periodAt(now)).from();
        if (!from.isBefore(now)) return Map.of();
        var policy = contract.policy();
        var shares = switch (rule) {
            case Rule.Uptime _ -> uptime(sums.classes().between(from, now), policy);
            case Rule.Intervals _ -> new HashMap<Series, Share>();
            case Rule.Latency l -> latency(
                    sums.lateness().over(Grading.phase(l.of()), l.limit(), from, now), policy, l.failures());
        };
        sums.notFound().between(from, new Window(from, now)).forEach((series, found) -> found.forEach((gone, n) -> {
            var counted = Grading.counted(ObservationClass.MODEL_NOT_FOUND, policy, gone);
            shares.merge(series, share(counted, new Late(n, 0, n), failures(rule)), Share::plus);
        }));
        return shares;
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

    private static Map<Series, Share> uptime(Map<Series, Map<ObservationClass, Long>> counted, CountingPolicy policy) {
        var shares = new HashMap<Series, Share>();
        counted.forEach((series, classes) -> classes.forEach((c, n) -> {
            if (isSaid(c)) shares.merge(series, share(Grading.counted(c, policy, Gone.WHILE_OFFERED), n), Share::plus);
        }));
        return shares;
    }

    private static Share share(Counted counted, long runs) {
        return switch (counted) {
            case GOOD -> new Share(runs, 0);
            case BAD -> new Share(0, runs);
            case EXCLUDED, MISSING -> Share.NONE;
        };
    }

    private static Map<Series, Share> latency(Map<Series, Map<ObservationClass, Late>> counted, CountingPolicy policy,
            Rule.Failures failures) {
        var shares = new HashMap<Series, Share>();
        counted.forEach((series, classes) -> classes.forEach((c, late) -> {
            if (isSaid(c)) shares.merge(series, share(Grading.counted(c, policy, Gone.WHILE_OFFERED), late, failures), Share::plus);
        }));
        return shares;
    }

    private static Share share(Counted counted, Late late, Rule.Failures failures) {
        return switch (counted) {
            case GOOD -> new Share(late.runs() - late.over() - late.unseen(), late.over());
            case BAD -> failures == Rule.Failures.OVER ? new Share(0, late.runs()) : Share.NONE;
            case EXCLUDED, MISSING -> Share.NONE;
        };
    }

    private static Standing standing(Rule rule, Share share) {
        long whole = share.good() + share.bad();
        if (whole == 0) return new SlaMetrics.Unmeasured();
        var budget = new Budget(rule.objective(), share.good(), share.bad());
        var left = budget.remainingShare().map(StandingRound::drawn).orElse(0.0);
        return new SlaMetrics.Measured(SlaMetrics.State.UNDECIDED, (double) share.good() / whole, left);
    }

    private static double drawn(Fraction fraction) {
        return fraction.decimal(9).doubleValue();
    }
}
