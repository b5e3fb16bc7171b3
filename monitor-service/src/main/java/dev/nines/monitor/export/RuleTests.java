package dev.nines.monitor.export;

import dev.nines.monitor.config.Settings;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Unit tests of {@link PrometheusRules} for {@code promtool test rules}: of every promise, that an outage is told, that one failure
 * alone is not, and that silence is; and what the monitor says of itself.
 */
public final class RuleTests {
    private static final String HEAD = "Tests of the rules beside this file: promtool test rules FILE";
    private static final String ANY = "page|ticket";
    private static final String EACH_MINUTE = "1m";
    /** Beyond what holds an alert back. */
    private static final int SETTLED_MINUTES = 10;

    private final Settings settings;
    private final PrometheusRules rules;

    private RuleTests(Settings settings) {
        this.settings = settings;
        this.rules = PrometheusRules.of(settings);
    }

    /** @param rulesFile where the rules are, as seen from this file */
    public static String text(Settings settings, String rulesFile) {
        var tests = new RuleTests(settings);
        var document = new LinkedHashMap<String, Object>();
        document.put("rule_files", List.of(rulesFile));
        document.put("evaluation_interval", "2m");
        document.put("tests", tests.all());
        return RulesYaml.text(List.of(HEAD), document);
    }

    private List<Map<String, Object>> all() {
        var tests = new ArrayList<Map<String, Object>>();
        for (var promise : rules.promises()) {
            var play = new Play(Example.of(settings, promise), promise.sli());
            if (!severities(promise).isEmpty()) tests.add(outage(promise, play));
            tests.add(oneFailure(promise, play));
            tests.add(silence(promise, play));
        }
        tests.addAll(HealthTests.all());
        return tests;
    }

    private static List<Severity> severities(Promise promise) {
        return Stream.of(Severity.values()).filter(s -> !promise.alerts(s).isEmpty()).toList();
    }

    private static Map<String, Object> outage(Promise promise, Play play) {
        int minutes = Play.outageMinutes(promise);
        var checks = new ArrayList<Map<String, Object>>();
        checks.add(nothing(burning(promise, ANY), Play.WELL));
        checks.add(value(ofPromise(promise, "slo:current_burn_rate:ratio"), Play.WELL, "0"));
        for (var severity : severities(promise)) {
            checks.add(value("count(" + burning(promise, PromiseRules.word(severity)) + ")", Play.WELL + minutes - 1L, "1"));
        }
        return test(promise.name() + ": an outage is told", play.outage(minutes), checks);
    }

    private static Map<String, Object> oneFailure(Promise promise, Play play) {
        return test(promise.name() + ": one failure alone burns nothing", play.oneFailure(), List.of(
                nothing(burning(promise, ANY), Play.WELL + 5), nothing(burning(promise, ANY), Play.WELL + 30)));
    }

    private static Map<String, Object> silence(Promise promise, Play play) {
        int quiet = Math.toIntExact(PromiseRules.silence(promise).toMinutes());
        var silent = "ALERTS{alertname=\"NinesNothingCounted\",alertstate=\"firing\",contract=" + PromQl.quoted(promise.id()) + ",rule="
                + PromQl.quoted(promise.rule()) + "}";
        return test(promise.name() + ": silence is told", play.silence(quiet + 2 * SETTLED_MINUTES), List.of(
                nothing(silent, Play.WELL), value("count(" + silent + ")", Play.WELL + quiet + SETTLED_MINUTES, "1")));
    }

    private static String burning(Promise promise, String severities) {
        return new Selector(List.of("alertname=\"NinesErrorBudgetBurn\"", "alertstate=\"firing\"", "severity=~" + PromQl.quoted(severities),
                "contract=" + PromQl.quoted(promise.id()), "rule=" + PromQl.quoted(promise.rule()))).on("ALERTS");
    }

    private static String ofPromise(Promise promise, String metric) {
        return "sum(" + promise.recorded().on(metric) + ")";
    }

    static Map<String, Object> test(String name, List<Map<String, String>> input, List<Map<String, Object>> checks) {
        var test = new LinkedHashMap<String, Object>();
        test.put("name", name);
        test.put("interval", EACH_MINUTE);
        test.put("input_series", input);
        test.put("promql_expr_test", checks);
        return test;
    }

    static Map<String, Object> nothing(String expr, long minute) {
        return check(expr, minute, List.of());
    }

    /** @param value of the one sample without labels */
    static Map<String, Object> value(String expr, long minute, String value) {
        var sample = new LinkedHashMap<String, Object>();
        sample.put("labels", "{}");
        sample.put("value", new BigDecimal(value));
        return check(expr, minute, List.of(sample));
    }

    private static Map<String, Object> check(String expr, long minute, List<?> samples) {
        var check = new LinkedHashMap<String, Object>();
        check.put("expr", expr);
        check.put("eval_time", minute + "m");
        check.put("exp_samples", samples);
        return check;
    }
}
