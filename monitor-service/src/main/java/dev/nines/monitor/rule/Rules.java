package dev.nines.monitor.rule;

import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.AlertRules;
import java.util.stream.Stream;

/** Of the rules that nobody need configure, those of which there is one. */
final class Rules {
    private Rules() {}

    static <R extends AlertRule> R usual(Class<R> kind) {
        return Stream.of(AlertRules.promise(), AlertRules.offer(), AlertRules.monitor()).flatMap(rules -> rules.stream())
                .filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }
}
