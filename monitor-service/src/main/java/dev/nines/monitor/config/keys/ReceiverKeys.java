package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import java.util.List;
import java.util.stream.Collectors;

/** {@code receivers.*}: one kind of receiver, and what that kind needs. */
public final class ReceiverKeys {
    public static final List<String> KINDS = List.of("webhook", "alertmanager", "alertmanager-webhook", "pagerduty", "slack");
    /** Those that wake somebody. */
    public static final List<String> FOR_PEOPLE = List.of("alertmanager", "alertmanager-webhook", "pagerduty", "slack");
    public static final List<String> TROUBLE = List.of("incident.*", "sla.*", "alert.*", "monitor.*", "claim.due", "webhook.test");
    public static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

    static final Table RECEIVER = Table.of(
            key("webhook", Kind.SECRET_URL, "URL that gets signed webhooks (Standard Webhooks); may be a secret"),
            key("secret", Kind.SECRET, "secret: `whsec_` and the base64 of 24 to 64 random bytes")
                    .requiredWhen("beside `webhook`", "${HOOK_SECRET}"),
            key("previous-secret", Kind.SECRET, "secret: the one before, which signs too until every receiver knows the new one")
                    .without("one signature"),
            key("alertmanager", Kind.SECRET_URL, "URL of an Alertmanager, to which alerts are posted by its API v2; may be a secret"),
            key("alertmanager-webhook", Kind.SECRET_URL, "URL that gets what an Alertmanager sends to its webhooks, version 4; may be a secret"),
            key("pagerduty", Kind.SECRET, "secret: the integration key of a service's Events API v2"),
            key("url", Kind.SECRET_URL, "URL beside `pagerduty`, for what speaks the same; may be a secret").without("PagerDuty's own"),
            key("slack", Kind.SECRET_URL, "URL of an incoming webhook of Slack; may be a secret"),
            key("events", new Items(Kind.EVENT), "patterns of message types, `incident.*`")
                    .usually(s -> FOR_PEOPLE.stream().anyMatch(s::has) ? yaml(TROUBLE) : yaml(List.of("*")),
                            "`[\"*\"]` for a webhook, else `[" + String.join(", ", TROUBLE) + "]`"))
            .with(Group.one(KINDS.toArray(String[]::new)));

    private ReceiverKeys() {}

    /** As patterns are written: a star may mean something else to YAML. */
    private static String yaml(List<String> patterns) {
        return patterns.stream().map(p -> p.contains("*") ? '"' + p + '"' : p).collect(Collectors.joining(", ", "[", "]"));
    }
}
