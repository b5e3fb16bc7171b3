package dev.nines.monitor.alert.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.sla.store.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;

/** Messages of several lines, as they stand in {@code channels/messages}. */
final class GroupedMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GroupedMessages() {}

    static Message of(String name) {
        return message("msg_" + name, body(name));
    }

    static Message message(String id, String body) {
        try {
            var root = JSON.readTree(body);
            return new Message(id, "ops", root.path("type").asText(), Instant.parse(root.path("timestamp").asText()), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same message, whose first line is about another model, for another reason. */
    static Message naming(Message message, String model, String reason) {
        try {
            var root = JSON.readTree(message.body());
            var line = (ObjectNode) root.path("data").path("lines").path(0);
            line.put("reason", "m" + reason).put("series", "gateway/chat/" + model + "@here");
            ((ObjectNode) line.path("labels")).put("model", model);
            ((ObjectNode) root.path("data")).put("reason", "m" + reason);
            return message(message.id(), JSON.writeValueAsString(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String body(String name) {
        try {
            return Files.readString(RenderingTest.FIXTURES.resolve("messages").resolve(name + ".json")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
