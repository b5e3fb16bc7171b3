package dev.nines.monitor.config.read;

import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.AlertRules;
import dev.nines.sla.alert.Heartbeat;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.burn.BurnAlert.Severity;
import dev.nines.sla.contract.Objective;
import dev.nines.sla.contract.Percentile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What there is to be told of though nothing is written, by its name. */
final class UsualAlerts {
    static final String RESERVED = "makes no sense here: the name is that of a usual rule; choose another one for a rule of your own";

    private static final Map<String, Severity> INCIDENTS =
            Map.of(Alert.DOWN, Severity.PAGE, Alert.DEGRADED, Severity.TICKET, Alert.MONITOR, Severity.PAGE);
    private static final Map<String, Severity> RULES = rules();

    private UsualAlerts() {}

    static boolean isKnown(String name) {
        return RULES.containsKey(name) || INCIDENTS.containsKey(name);
    }

    static boolean isIncident(String name) {
        return INCIDENTS.containsKey(name);
    }

    static List<String> names() {
        return Stream.concat(RULES.keySet().stream(), INCIDENTS.keySet().stream().sorted()).toList();
    }

    static Severity severity(String name) {
        return RULES.getOrDefault(name, INCIDENTS.getOrDefault(name, Severity.TICKET));
    }

    /** Of a pace and a promise at which there are all; a heartbeat is no alert. */
    private static Map<String, Severity> rules() {
        var rules = new LinkedHashMap<String, Severity>();
        Stream.of(AlertRules.usual(new Objective(999_000), Duration.ofMinutes(1)), AlertRules.usualLatency(Percentile.P99, Duration.ofMinutes(1)))
                .flatMap(List::stream).filter(rule -> !(rule instanceof Heartbeat)).forEach((AlertRule rule) -> rules.put(rule.name(), rule.severity()));
        return rules;
    }
}
