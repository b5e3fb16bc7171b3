package dev.nines.monitor.config;

import java.util.List;

/** Where a receiver's messages go, and in which shape. URLs often hold a token, so none of them is ever printed. */
public sealed interface Destination {
    Secret url();

    /**
     * Standard Webhooks.
     *
     * @param signing {@code whsec_} and base64; each of them signs, so that a receiver can change from one to the next
     */
    record Webhook(Secret url, List<Secret> signing) implements Destination {
        public Webhook {
            signing = List.copyOf(signing);
        }
    }

    /** @param url of the Alertmanager itself; {@code /api/v2/alerts} is ours to know */
    record Alertmanager(Secret url) implements Destination {}

    /** What listens to an Alertmanager's webhooks. */
    record AlertmanagerWebhook(Secret url) implements Destination {}

    /** Events API v2. */
    record PagerDuty(Secret routingKey, Secret url) implements Destination {}

    /** An incoming webhook of Slack, or of what understands the same. */
    record Slack(Secret url) implements Destination {}

    /** What has its room and nobody in it: named, so that a configuration which asks for it is told so. */
    enum Later { TEAMS, DISCORD, EMAIL }
}
