package dev.nines.monitor.rule;

import dev.nines.db.question.StretchCounts.Limit;
import dev.nines.monitor.config.AlertSettings.Of;
import dev.nines.monitor.config.AlertSettings.Own;
import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.Label;
import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.AlertRules;
import dev.nines.sla.alert.BurnRate;
import dev.nines.sla.alert.ErrorShare;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which rules are asked of which series. For one thread. */
final class Inquiries {
    private static final int WHOLE = 1_000_000;

    private final Settings settings;
    /** Working out how many failures are too many takes a while, and most series are asked alike. */
    private final Map<Pace, List<AlertRule>> rules = new HashMap<>();

    private record Pace(String prefix, BurnRate.Of of, Objective objective, Duration every) {}

    Inquiries(Settings settings) {
        this.settings = settings;
    }

    /** @param paces everyone who is asked, and how often */
    List<Inquiry> of(Map<Series, Duration> paces, Instant now) {
        return paces.entrySet().stream().sorted(Comparator.comparing(e -> e.getKey().name())).flatMap(e -> {
            var contracts = settings.contracts().stream().filter(c -> c.covers(e.getKey()) && isInForce(c, now)).toList();
            return Stream.of(uptime(e.getKey(), e.getValue(), contracts), latency(e.getKey(), e.getValue(), contracts), own(e.getKey()))
                    .flatMap(all -> all);
        }).toList();
    }

    private static boolean isInForce(ContractSettings settings, Instant now) {
        var active = settings.contract().term().active();
        return !now.isBefore(active.from()) && now.isBefore(active.to());
    }

    private Stream<Inquiry> uptime(Series series, Duration every, List<ContractSettings> contracts) {
        var labels = LabelsOf.series(series);
        return burn(new Pace("uptime", BurnRate.Of.UPTIME, objective(contracts), every))
                .map(rule -> new Inquiry(series, labels, rule, new Measure.Uptime()));
    }

    /** A contract has one promise of latency at most. */
    private Stream<Inquiry> latency(Series series, Duration every, List<ContractSettings> contracts) {
        return contracts.stream().flatMap(c -> c.contract().rules().stream()
                .filter(Rule.Latency.class::isInstance).map(Rule.Latency.class::cast)
                .filter(rule -> rule.of() != Rule.Of.FIRST_TOKEN || settings.hasFirstToken(series))
                .flatMap(rule -> {
                    var labels = LabelsOf.series(series).with(Label.CONTRACT, c.contract().id());
                    var measure = new Measure.Late(new Limit(Grading.phase(rule.of()), rule.limit()), rule.failures());
                    return burn(new Pace(rule.percentile().text(), BurnRate.Of.LATENCY, rule.objective(), every))
                            .map(burn -> new Inquiry(series, labels, burn, measure));
                }));
    }

    private Stream<Inquiry> own(Series series) {
        var labels = LabelsOf.series(series);
        return settings.alerts().own().stream().filter(own -> own.isAbout(labels) && canBeAsked(own.of(), series))
                .map(own -> new Inquiry(series, labels, own.rule(), measure(own)));
    }

    private boolean canBeAsked(Of of, Series series) {
        return !(of instanceof Of.Latency(var phase, _)) || phase != Rule.Of.FIRST_TOKEN || settings.hasFirstToken(series);
    }

    private static Measure measure(Own own) {
        return switch (own.of()) {
            case Of.Latency(var phase, var limit) -> new Measure.Late(new Limit(Grading.phase(phase), limit), Rule.Failures.OVER);
            case Of.Runs _ -> own.rule() instanceof ErrorShare share
                    ? new Measure.Of(ObservationClass.valueOf(share.outcome())) : new Measure.Uptime();
        };
    }

    private Stream<AlertRule> burn(Pace pace) {
        return rules.computeIfAbsent(pace, p -> AlertRules.burn(p.prefix(), p.of(), p.objective(), p.every())).stream();
    }

    /** The strictest that anybody promised. A promise of all leaves no budget that could burn. */
    private Objective objective(List<ContractSettings> contracts) {
        return contracts.stream().flatMap(c -> c.contract().rules().stream()).filter(Rule.Uptime.class::isInstance).map(Rule::objective)
                .filter(o -> o.perMillion() < WHOLE).max(Comparator.comparingInt(Objective::perMillion)).orElse(settings.defaultObjective());
    }
}
