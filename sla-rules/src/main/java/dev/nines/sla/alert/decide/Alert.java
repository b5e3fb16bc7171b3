package dev.nines.sla.alert.decide;

import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.AlertRule;
import dev.nines.sla.alert.Topic;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.util.Set;

/**
 * One thing that may be told, by its labels: two with the same labels are the same.
 *
 * @param labels the rule's name among them
 * @param memory how long what is over still shows in its figures
 */
public record Alert(Labels labels, Topic topic, Severity severity, Duration memory) {
    public static final String DOWN = "down";
    public static final String TIER_DOWN = "tier-down";
    public static final String ENDPOINT_DOWN = "endpoint-down";
    public static final String DEGRADED = "degraded";
    public static final String MONITOR = "monitor-trouble";

    private static final Set<String> DOWNS = Set.of(DOWN, TIER_DOWN, ENDPOINT_DOWN);

    public Alert {
        if (labels.value(Label.RULE).isEmpty()) throw new IllegalArgumentException("an alert must name its rule: " + labels.text());
    }

    /** @param of what the rule was asked about, without the rule */
    public static Alert of(AlertRule rule, Labels of) {
        return new Alert(of.with(Label.RULE, rule.name()), rule.topic(), rule.severity(), rule.memory());
    }

    /** An incident of a target, a tier or an endpoint: by which labels it has. Each in groups of its own: an endpoint waits for no target's. */
    public static Alert down(Labels of) {
        var rule = of.value(Label.MODEL).isPresent() ? DOWN : of.value(Label.TIER).isPresent() ? TIER_DOWN : ENDPOINT_DOWN;
        return new Alert(of.with(Label.RULE, rule), Topic.OUTAGE, Severity.PAGE, Duration.ZERO);
    }

    /** Whether it says that somebody is down, and is no other rule about failures. */
    public boolean isDown() {
        return labels.value(Label.RULE).filter(Alert::saysDown).isPresent();
    }

    /** The same of a rule by its name. */
    public static boolean saysDown(String rule) {
        return DOWNS.contains(rule);
    }

    public static Alert degraded(Labels of) {
        return new Alert(of.with(Label.RULE, DEGRADED), Topic.TAIL, Severity.TICKET, Duration.ZERO);
    }

    /** Trouble of our own, by the vantage. */
    public static Alert ownTrouble(Labels of) {
        return new Alert(of.with(Label.RULE, MONITOR), Topic.MONITOR, Severity.PAGE, Duration.ZERO);
    }
}
