package dev.nines.monitor.export;

import dev.nines.monitor.config.ContractSettings;
import dev.nines.monitor.config.ProbeSettings;
import dev.nines.sla.Fraction;
import dev.nines.sla.alert.AlertRules;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.contract.Objective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One rule of a contract, and what {@code /metrics} says of it.
 *
 * @param probes those of the settings that count under the contract
 */
record Promise(ContractSettings contract, String rule, Objective objective, Sli sli, List<ProbeSettings> probes) {
    /** Thirty days whatever the contract's period is: an alert looks at the last days, and a verdict at the calendar. */
    static final Duration PERIOD = Duration.ofDays(30);
    private static final int DECIMALS = 12;
    /** A window in which a probe runs less often says nothing on most looks. */
    private static final int RUNS_IN_A_WINDOW = 3;

    Promise {
        probes = List.copyOf(probes);
    }

    String id() {
        return contract.contract().id();
    }

    String name() {
        return id() + "/" + rule;
    }

    /** Contract and rule by the names of ours, and by those that dashboards of Sloth look for. */
    Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("contract", id());
        labels.put("rule", rule);
        labels.put("sloth_id", id() + "-" + rule);
        labels.put("sloth_service", id());
        labels.put("sloth_slo", rule);
        return labels;
    }

    /** What was recorded of this promise. */
    Selector recorded() {
        return new Selector(List.of("contract=" + PromQl.quoted(id()), "rule=" + PromQl.quoted(rule)));
    }

    String budget() {
        return text(objective.badShare());
    }

    /** Those whose rate a window can exceed at all: of 90 %, fourteen times its budget is more than everything. */
    List<BurnAlert> alerts(BurnAlert.Severity severity) {
        return BurnAlert.usual(PERIOD, 1).stream().filter(a -> a.severity() == severity)
                .filter(a -> threshold(a).isBelow(Fraction.ONE) && probes.stream().anyMatch(p -> isOftenEnough(p, a))).toList();
    }

    List<String> tooSlowFor(BurnAlert alert) {
        return probes.stream().filter(p -> !isOftenEnough(p, alert)).map(ProbeSettings::name).toList();
    }

    /** How many failures the longer window must hold, worked out as for our own rules, and of which probes: by their pace. */
    SortedMap<Long, List<String>> failuresFor(BurnAlert alert) {
        var wanted = new TreeMap<Long, List<String>>();
        probes.stream().filter(p -> isOftenEnough(p, alert)).forEach(p -> wanted.computeIfAbsent(
                AlertRules.fewestFailures(objective, alert.longWindow(), p.every()), _ -> new ArrayList<>()).add(p.name()));
        return wanted;
    }

    Duration slowest() {
        return probes.stream().map(ProbeSettings::every).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** {@code 14.4 * 0.001}. */
    String thresholdText(BurnAlert alert) {
        return text(alert.factor()) + " * " + budget();
    }

    Fraction threshold(BurnAlert alert) {
        return alert.factor().times(objective.badShare());
    }

    private static boolean isOftenEnough(ProbeSettings probe, BurnAlert alert) {
        return probe.every().multipliedBy(RUNS_IN_A_WINDOW).compareTo(alert.shortWindow()) <= 0;
    }

    static String text(Fraction fraction) {
        return fraction.decimal(DECIMALS).stripTrailingZeros().toPlainString();
    }
}
