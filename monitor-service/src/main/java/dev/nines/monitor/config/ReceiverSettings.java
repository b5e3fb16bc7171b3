package dev.nines.monitor.config;

import java.util.List;

/**
 * Where messages go.
 *
 * @param events patterns of message types, {@code incident.*}; any of them lets a message through
 */
public record ReceiverSettings(String name, Destination destination, List<String> events) {
    public ReceiverSettings {
        events = List.copyOf(events);
    }

    /** A signed webhook. */
    public ReceiverSettings(String name, Secret webhook, Secret signingSecret, List<String> events) {
        this(name, new Destination.Webhook(webhook, List.of(signingSecret)), events);
    }

    /** What its messages may be signed with; nothing where they are not signed. */
    public List<Secret> signing() {
        return switch (destination) {
            case Destination.Webhook webhook -> webhook.signing();
            case Destination.Alertmanager _, Destination.AlertmanagerWebhook _, Destination.PagerDuty _, Destination.Slack _ -> List.of();
        };
    }

    public boolean wants(String messageType) {
        return events.stream().anyMatch(e -> new ModelPattern(e).matches(messageType));
    }
}
