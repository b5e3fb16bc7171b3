package dev.nines.sla.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.Fraction;
import dev.nines.sla.burn.Burn;
import dev.nines.sla.burn.Burn.Window;
import dev.nines.sla.burn.BurnAlert;
import dev.nines.sla.burn.BurnFinding;
import dev.nines.sla.burn.BurnFinding.Reason;
import dev.nines.sla.burn.BurnRound;
import dev.nines.sla.burn.Detection;
import dev.nines.sla.burn.Detection.Wait;
import dev.nines.sla.contract.Objective;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class Burns {
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    private Burns() {}

    static JsonNode alerts(Question question) {
        var objective = Terms.share(question.input().text("target"));
        var windows = question.input().object("window_minutes_to_[bad,total]");
        var alerts = BurnAlert.usual(THIRTY_DAYS, 1);
        var findings = find(objective, alerts, windows);
        var rows = new ArrayList<Answer>();
        for (int i = 0; i < alerts.size(); i++) rows.add(row(alerts.get(i), findings.get(i)));
        var withGuard = find(objective, BurnAlert.usual(THIRTY_DAYS, 2), windows);
        return Answer.of("alerts", Answer.list(rows))
                .and("alerts_with_min_2_failures_in_long_window", withGuard.stream().map(Burns::isFiring).toList())
                .and("state", new BurnRound(findings).state())
                .json();
    }

    private static List<BurnFinding> find(Objective objective, List<BurnAlert> alerts, Fields windows) {
        return alerts.stream()
                .map(alert -> alert.find(
                        objective, window(windows, alert.longWindow()), window(windows, alert.shortWindow())))
                .toList();
    }

    private static Window window(Fields windows, Duration length) {
        var counts = windows.node(Long.toString(length.toMinutes()));
        return new Window(counts.get(0).longValue(), counts.get(1).longValue());
    }

    private static Answer row(BurnAlert alert, BurnFinding finding) {
        return Answer.of("severity", alert.severity().name().toLowerCase(Locale.ROOT))
                .and("long_min", alert.longWindow().toMinutes())
                .and("short_min", alert.shortWindow().toMinutes())
                .and("factor", alert.factor().decimal(6).stripTrailingZeros().toPlainString())
                .and("burn_long", burn(finding.longBurn()))
                .and("burn_short", burn(finding.shortBurn()))
                .and("fires", isFiring(finding));
    }

    private static boolean isFiring(BurnFinding finding) {
        return finding.reason() == Reason.FIRES;
    }

    private static Optional<String> burn(Burn burn) {
        return switch (burn) {
            case Burn.Rate(var multiple) -> Optional.of(Answer.decimals(multiple, 4));
            case Burn.Unknown _ -> Optional.empty();
        };
    }

    /** Of 99.9 % over 30 days. */
    static JsonNode detection(Question question) {
        question.input().prose("formula");
        var alerts = BurnAlert.usual(THIRTY_DAYS, 1);
        var objective = new Objective(999_000);
        var hour = new Detection(objective, alerts.get(0));
        var sixHours = new Detection(objective, alerts.get(1));
        return Answer.list(question.asked().valueStream().map(row -> {
            var rate = Fraction.of(new BigDecimal(row.get("error_rate").asText()));
            return Answer.of("error_rate", row.get("error_rate").asText())
                    .and("minutes_until_1h_page", wait(hour, rate))
                    .and("minutes_until_6h_page", wait(sixHours, rate))
                    .and("minutes_until_budget_gone_30d", Answer.decimals(hour.budgetGone(rate, THIRTY_DAYS), 4))
                    .and("budget_spent_at_1h_page_pct", Answer.percent(hour.budgetSpent(THIRTY_DAYS), 4));
        }).toList());
    }

    private static String wait(Detection detection, Fraction rate) {
        return switch (detection.until(rate)) {
            case Wait.Minutes(var minutes) -> Answer.decimals(minutes, 4);
            case Wait.Never _ -> "never (burn <= "
                    + detection.alert().factor().decimal(6).stripTrailingZeros().toPlainString() + ")";
        };
    }
}
