package dev.nines.sla.alert;

import dev.nines.sla.Fraction;
import dev.nines.sla.Ratio;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.statistics.FalseAlarms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that a newcomer need not touch. Who is down is not among them: an incident says so, after three failures in a row.
 * How many failures a burn rate asks for is worked out from the promise and the pace: of a service that keeps its promise exactly, each rule
 * speaks up by chance at most once in twenty months.
 */
public final class AlertRules {
    /** False alarms of one rule, in 30 days of one target. */
    public static final Fraction FALSE_ALARMS = new Fraction(1, 20);

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Ratio ALL = new Ratio(1, 1);

    private AlertRules() {}

    /**
     * All but those on latency, which need a limit.
     *
     * @param every the pace of the probes
     */
    public static List<AlertRule> usual(Objective uptime, Duration every) {
        var rules = new ArrayList<AlertRule>(burn("uptime", BurnRate.Of.UPTIME, uptime, every));
        rules.addAll(promise());
        rules.addAll(offer());
        rules.addAll(monitor());
        return List.copyOf(rules);
    }

    /** Burn rates of "at most 1 % over the limit", for a p99. */
    public static List<AlertRule> usualLatency(Percentile percentile, Duration every) {
        return burn(percentile.text(), BurnRate.Of.LATENCY, new Objective(percentile.perMillion()), every);
    }

    public static List<AlertRule> promise() {
        return List.of(new BudgetSpent("budget-spent", Severity.TICKET, ALL), new BreachCertain("breach-certain", Severity.TICKET));
    }

    public static List<AlertRule> offer() {
        return List.of(
                new ModelGone("model-gone", Severity.TICKET, 2),
                new ServedOther("served-other-model", Severity.TICKET, ServedOther.Field.MODEL, 3),
                new ServedOther("served-other-tier", Severity.TICKET, ServedOther.Field.SERVICE_TIER, 3));
    }

    public static List<AlertRule> monitor() {
        return List.of(
                new CostSpent("cost-spent", Severity.TICKET, ALL),
                new MonitorBlind("monitor-blind", Severity.PAGE, new Ratio(1, 2), Duration.ofMinutes(10)),
                new ReceiverFailing("receiver-failing", Severity.TICKET, Duration.ofMinutes(5)),
                new Heartbeat("heartbeat", Severity.TICKET, Duration.ofMinutes(1)));
    }

    /** None where the promise leaves no budget to burn, and none whose long window is too short for the pace. */
    public static List<AlertRule> burn(String prefix, BurnRate.Of of, Objective objective, Duration every) {
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
        if (objective.badShare().equals(Fraction.ZERO)) return List.of();
        return BurnAlert.usual(MONTH, 1).stream()
                .filter(alert -> alert.longWindow().compareTo(every.multipliedBy(4)) > 0)
                .map(alert -> paced(alert, objective, every))
                .<AlertRule>map(alert -> new BurnRate(
                        prefix + "-burn-" + Amounts.text(alert.longWindow()).replace(" ", ""), of, objective, alert))
                .toList();
    }

    /** A short window without a run in it would be no data: it holds at least two. */
    private static BurnAlert paced(BurnAlert alert, Objective objective, Duration every) {
        var twice = every.multipliedBy(2);
        var shortWindow = alert.shortWindow().compareTo(twice) < 0 ? twice : alert.shortWindow();
        return new BurnAlert(alert.severity(), alert.longWindow(), shortWindow, alert.factor(), fewestFailures(objective, alert.longWindow(), every));
    }

    /** So many that a service which keeps its promise exactly has them in the window no more than {@link #FALSE_ALARMS} times a month. */
    public static long fewestFailures(Objective objective, Duration window, Duration every) {
        return new FalseAlarms(objective, window.dividedBy(every), MONTH.dividedBy(every)).fewestFailures(FALSE_ALARMS);
    }
}
