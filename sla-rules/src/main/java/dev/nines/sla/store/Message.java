package dev.nines.sla.store;

import java.time.Instant;
import java.util.List;

/**
 * One message for one receiver. A repeat of the same cause carries the same id.
 *
 * @param id stable: made from the cause and the receiver, never from chance; without a dot
 * @param receiver the configured name
 * @param type dotted, {@code incident.opened}
 * @param occurredAt when the state changed
 * @param body the exact JSON text to send: {@code type}, {@code timestamp}, {@code data}
 * @param incidents ids of those that it tells of
 */
public record Message(String id, String receiver, String type, Instant occurredAt, String body, List<String> incidents) {
    public Message {
        incidents = List.copyOf(incidents);
        if (id.indexOf('.') >= 0) throw new IllegalArgumentException("message id must not contain a dot: " + id);
    }

    /** Of no incident. */
    public Message(String id, String receiver, String type, Instant occurredAt, String body) {
        this(id, receiver, type, occurredAt, body, List.of());
    }
}
