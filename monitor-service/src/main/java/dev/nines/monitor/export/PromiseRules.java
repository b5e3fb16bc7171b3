package dev.nines.monitor.export;

import dev.nines.monitor.export.Group.Pace;
import dev.nines.monitor.export.Line.Alert;
import dev.nines.monitor.export.Line.Recorded;
import dev.nines.monitor.export.Sli.Read;
import dev.nines.sla.Fraction;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of one promise: what is recorded, under the names that Sloth gave it, and the alerts on it. */
final class PromiseRules {
    private static final String BUDGET_LEFT = "nines_sla_error_budget_remaining_ratio";
    private static final Fraction HUNDRED = Fraction.of(100);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LEAST_SILENCE = Duration.ofHours(1);
    private static final int SILENT_RUNS = 3;
    /** In its first minute a counter of two samples is stretched to twice its increase. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final Promise promise;

    PromiseRules(Promise promise) {
        this.promise = promise;
    }

    List<Group> groups() {
        var windows = alerts().flatMap(a -> Stream.of(a.shortWindow(), a.longWindow())).distinct().sorted().toList();
        return Stream.of(
                new Group(group("sli"), Pace.SERVERS, windows.stream().filter(w -> w.compareTo(A_DAY) < 0).flatMap(this::recorded).toList()),
                new Group(group("sli-days"), Pace.SLOW, windows.stream().filter(w -> w.compareTo(A_DAY) >= 0).flatMap(this::recorded).toList()),
                new Group(group("slo"), Pace.SERVERS, described(windows)),
                new Group(group("alerts"), Pace.SERVERS, alerting())).filter(g -> !g.lines().isEmpty()).toList();
    }

    /** In this long without a run that counts, somebody should look. */
    static Duration silence(Promise promise) {
        var slow = promise.slowest().multipliedBy(SILENT_RUNS);
        return slow.compareTo(LEAST_SILENCE) > 0 ? Duration.ofMinutes(Math.ceilDiv(slow.toSeconds(), 60)) : LEAST_SILENCE;
    }

    private Stream<BurnAlert> alerts() {
        return Stream.of(Severity.values()).flatMap(s -> promise.alerts(s).stream());
    }

    private Stream<Line> recorded(Duration window) {
        var sli = promise.sli();
        var ratio = new Recorded(ratio(window),
                "(" + sli.bad(Read.RATE, window) + ")\n/\n(" + sli.counted(Read.RATE, window) + " > 0)", promise.labels());
        var bad = new Recorded(bad(window), sli.bad(Read.INCREASE, window), promise.labels());
        return alerts().anyMatch(a -> a.longWindow().equals(window)) ? Stream.of(ratio, bad) : Stream.of(ratio);
    }

    private List<Line> described(List<Duration> windows) {
        var lines = new ArrayList<Line>();
        lines.add(new Recorded("slo:objective:ratio", "vector(" + Promise.text(promise.objective().share()) + ")", promise.labels()));
        lines.add(new Recorded("slo:error_budget:ratio", "vector(" + promise.budget() + ")", promise.labels()));
        if (!windows.isEmpty()) {
            lines.add(new Recorded("slo:current_burn_rate:ratio",
                    promise.recorded().on(ratio(windows.getFirst())) + " / " + promise.budget(), promise.labels()));
        }
        lines.add(new Recorded("slo:time_period:days", "vector(" + Promise.PERIOD.toDays() + ")", promise.labels()));
        lines.add(new Recorded("slo:period_burn_rate:ratio", "1 - " + promise.recorded().on(BUDGET_LEFT), promise.labels()));
        lines.add(new Recorded("slo:period_error_budget_remaining:ratio", promise.recorded().on(BUDGET_LEFT), promise.labels()));
        lines.add(new Recorded("sloth_slo_info", "vector(1)", informed()));
        return lines;
    }

    /** What dashboards made for Sloth list promises by. */
    private Map<String, String> informed() {
        var labels = new LinkedHashMap<>(promise.labels());
        labels.put("sloth_objective", Promise.text(promise.objective().share().times(HUNDRED)));
        return labels;
    }

    private List<Line> alerting() {
        var lines = new ArrayList<Line>();
        for (var severity : Severity.values()) if (!promise.alerts(severity).isEmpty()) lines.add(burning(severity));
        lines.add(silent());
        return lines;
    }

    private Alert burning(Severity severity) {
        var expr = promise.alerts(severity).stream().flatMap(this::pairs).collect(Collectors.joining("\nor\n"));
        return new Alert("NinesErrorBudgetBurn", expr, SETTLED, labels(severity), said(
                "{{ $labels.model }} at {{ $labels.endpoint }} uses up the error budget of {{ $labels.contract }}, {{ $labels.rule }}",
                "{{ $value | humanizePercentage }} of its runs were bad over the longer window; " + promise.objective().text()
                        + " leaves room for " + Promise.text(promise.objective().badShare().times(HUNDRED)) + " %."));
    }

    private Stream<String> pairs(BurnAlert alert) {
        var wanted = promise.failuresFor(alert);
        return wanted.entrySet().stream().map(one -> pair(alert, one.getKey(), wanted.size() == 1 ? fastEnough(alert)
                : promise.recorded().and(PromQl.isOneOf("probe", one.getValue()))));
    }

    private Selector fastEnough(BurnAlert alert) {
        var slow = promise.tooSlowFor(alert);
        return slow.isEmpty() ? promise.recorded() : promise.recorded().and(PromQl.isNoneOf("probe", slow));
    }

    /** An increase is an estimate between the samples, so that two failures may read as 1.99. */
    private String pair(BurnAlert alert, long failures, Selector on) {
        var above = " > " + promise.thresholdText(alert);
        return "(\n  " + on.on(ratio(alert.longWindow())) + above + "\n  and " + on.on(ratio(alert.shortWindow())) + above
                + "\n  and " + on.on(bad(alert.longWindow())) + " > " + (failures - 1) + ".5\n)";
    }

    private Alert silent() {
        var window = silence(promise);
        return new Alert("NinesNothingCounted", promise.sli().counted(Read.INCREASE, window) + " < 0.5", SETTLED, labels(Severity.TICKET), said(
                "No run of {{ $labels.model }} at {{ $labels.endpoint }} counted for {{ $labels.contract }}, {{ $labels.rule }}",
                "None in the last " + PromQl.window(window) + ": its other alerts are blind, and the month may end undecided."));
    }

    private Map<String, String> labels(Severity severity) {
        var labels = new LinkedHashMap<>(severity(severity));
        labels.put("contract", promise.id());
        labels.put("rule", promise.rule());
        return labels;
    }

    static Map<String, String> severity(Severity severity) {
        return Map.of("severity", word(severity));
    }

    /** {@code page}, {@code ticket}. */
    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, String> said(String summary, String description) {
        var said = new LinkedHashMap<String, String>();
        said.put("summary", summary);
        said.put("description", description);
        return said;
    }

    static String ratio(Duration window) {
        return "slo:sli_error:ratio_rate" + PromQl.window(window);
    }

    private static String bad(Duration window) {
        return "nines:sli_bad:increase" + PromQl.window(window);
    }

    private String group(String part) {
        return "nines-" + part + "-" + promise.name();
    }
}
