package dev.nines.monitor.evaluate;

import dev.nines.db.question.ClassCounts;
import dev.nines.db.question.Lateness;
import dev.nines.db.question.Lateness.Late;
import dev.nines.db.question.NotFoundCounts.Window;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.evaluate.PeriodReview.Sources;
import dev.nines.monitor.evaluate.StandingBoard.Row;
import dev.nines.monitor.metrics.SlaMetrics;
import dev.nines.monitor.metrics.SlaMetrics.RuleKey;
import dev.nines.monitor.metrics.SlaMetrics.Standing;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Fraction;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.budget.OpenPeriod;
import dev.nines.sla.budget.Progress;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.contract.Rule;
import dev.nines.sla.contract.Viewpoint;
import dev.nines.sla.measure.Measure.Repeats;
import dev.nines.sla.measure.Measure.RequestRatio;
import dev.nines.sla.measure.Measure.SlowSuccess;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How contracts stand in the period that is running, for the gauges. A running period has no verdict: every state is
 * UNDECIDED, and the attained share and the budget say the rest.
 */
public final class StandingRound {
    private final List<ContractSettings> contracts;
    private final Sums sums;
    private final Runs runs;
    private final OpenAccounts accounts;
    private final SlotsToCome toCome;
    private final Outlet outlet;
    private final SlaMetrics metrics;
    private final List<Row> counted = new ArrayList<>();
    private final InstantSource clock;

    /** Where runs are counted. */
    public record Sums(ClassCounts classes, Lateness lateness, NotFound notFound) {}

    /**
     * Where it is told.
     *
     * @param asked others have rows of this period, too, and no place among the metrics of what is watched
     */
    public record Outlet(SlaMetrics metrics, StandingBoard board, Predicate<Series> asked) {}

    /** @param series all that were ever seen */
    public record Runs(Sources sources, Supplier<Collection<Series>> series) {}

    /** @param runs where those are read that no sum can answer */
    public StandingRound(List<ContractSettings> contracts, Sums sums, Runs runs, Outlet outlet, InstantSource clock) {
        this.contracts = List.copyOf(contracts);
        this.sums = sums;
        this.runs = runs;
        this.accounts = new OpenAccounts(runs.sources());
        this.toCome = new SlotsToCome(runs.sources().planned());
        this.outlet = outlet;
        this.metrics = outlet.metrics();
        this.clock = clock;
    }

    private record Stood(Instant asOf, String unit, Optional<OpenPeriod> open) {}

    /** Good and bad as a rule counts them. */
    private record Share(long good, long bad) {
        static final Share NONE = new Share(0, 0);

        Share plus(Share other) {
            return new Share(good + other.good, bad + other.bad);
        }
    }

    public void run() {
        var now = clock.instant();
        counted.clear();
        for (var settings : contracts) {
            var contract = settings.contract();
            for (var rule : contract.rules()) {
                metrics.promised(new RuleKey(contract.id(), rule.id()), rule.objective().perMillion() / 1e6);
                if (isSummed(contract, rule)) summed(settings, rule, now);
                else counted(settings, rule, now);
            }
        }
        outlet.board().show(counted);
    }

    /** Whether sums by class and by limit say all that the rule asks. */
    private static boolean isSummed(Contract contract, Rule rule) {
        boolean isPlain = contract.counting().exclusions().history().isEmpty()
                && contract.counting().viewpoint() instanceof Viewpoint.EachVantage;
        return isPlain && switch (rule) {
            case Rule.Uptime uptime -> uptime.measure().equals(new RequestRatio(new Repeats.Counted(), new SlowSuccess.Good()));
            case Rule.Latency _ -> true;
            case Rule.Intervals _ -> false;
        };
    }

    private void summed(ContractSettings settings, Rule rule, Instant now) {
        var judged = judged(settings.contract(), now);
        shares(settings.contract(), rule, now).forEach((series, share) -> {
            if (!settings.covers(series)) return;
            long counted = share.good() + share.bad();
            long whole = counted + rest(new Subject(new SeriesId(series.name()), List.of(series)), judged, now);
            var open = counted == 0 ? Optional.<OpenPeriod>empty()
                    : Optional.of(new OpenPeriod(rule.objective(), whole, counted, share.bad()));
            show(settings, rule, series, new Stood(now, "runs", open));
        });
    }

    private void counted(ContractSettings settings, Rule rule, Instant now) {
        var judged = judged(settings.contract(), now);
        if (!judged.from().isBefore(now)) return;
        var covered = runs.series().get().stream().filter(settings::covers).toList();
        for (var subject : Subject.of(settings.contract(), covered)) {
            var evidence = accounts.evidence(settings.contract(), rule, subject, now);
            var open = evidence.counts().counted() == 0 ? Optional.<OpenPeriod>empty()
                    : new Progress(judged, now, rest(subject, judged, now)).of(evidence);
            show(settings, rule, subject.shown(), new Stood(now, evidence.finding().units().name(), open));
        }
    }

    private long rest(Subject subject, Span judged, Instant now) {
        return now.isBefore(judged.to()) ? toCome.of(subject, new Span(now, judged.to())) : 0;
    }

    private static Span judged(Contract contract, Instant now) {
        return contract.term().judged(contract.term().periodAt(now));
    }

    private Map<Series, Share> shares(Contract contract, Rule rule, Instant now) {
        var from = contract.term().judged(contract.term().periodAt(now)).from();
        if (!from.isBefore(now)) return Map.of();
        var policy = contract.policy();
        var shares = switch (rule) {
            case Rule.Uptime _ -> uptime(sums.classes().between(from, now), policy);
            case Rule.Intervals _ -> throw new IllegalArgumentException("intervals are in no sum: " + rule.id());
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

    private void show(ContractSettings settings, Rule rule, Series series, Stood stood) {
        var key = new RuleKey(settings.contract().id(), rule.id());
        if (outlet.asked().test(series)) metrics.update(series, key, stood.open().<Standing>map(StandingRound::measured).orElseGet(SlaMetrics.Unmeasured::new));
        stood.open().ifPresent(open -> counted.add(new Row(key.contract(), key.rule(), series.name(),
                settings.contract().term().periodAt(stood.asOf()).label(), stood.asOf(), stood.unit(), open)));
    }

    private static SlaMetrics.Measured measured(OpenPeriod open) {
        var state = open.outlook() == OpenPeriod.Outlook.BREACH_CERTAIN ? SlaMetrics.State.BREACH_CERTAIN : SlaMetrics.State.UNDECIDED;
        return new SlaMetrics.Measured(state, open.soFar().map(StandingRound::drawn).orElse(1.0),
                open.remainingShare().map(StandingRound::drawn).orElse(0.0));
    }

    private static double drawn(Fraction fraction) {
        return fraction.decimal(9).doubleValue();
    }
}
