package dev.nines.monitor.config;

import java.net.URI;
import java.util.List;

/**
 * Where messages go.
 *
 * @param webhook the URL, which often holds a token and is therefore never printed
 * @param signingSecret {@code whsec_} and base64, as Standard Webhooks writes it
 * @param events patterns of message types, {@code incident.*}; any of them lets a message through
 */
public record ReceiverSettings(String name, Secret webhook, Secret signingSecret, List<String> events) {
    public ReceiverSettings {
        events = List.copyOf(events);
    }

    public URI url() {
        return URI.create(webhook.reveal());
    }

    public boolean wants(String messageType) {
        return events.stream().anyMatch(e -> new ModelPattern(e).matches(messageType));
    }
}
