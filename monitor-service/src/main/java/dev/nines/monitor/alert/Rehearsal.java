package dev.nines.monitor.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.sla.store.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A message that nothing caused, to see whether a receiver hears it: it takes the same way, the outbox included, as the real ones. */
public final class Rehearsal {
    static final String TYPE = "webhook.test";

    private Rehearsal() {}

    /** The same receiver at the same instant is the same message. */
    public static Message of(String receiver, Instant at) {
        var id = "msg_" + UUID.nameUUIDFromBytes((TYPE + "\n" + receiver + "\n" + at).getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        var root = JsonNodeFactory.instance.objectNode().put("type", TYPE).put("timestamp", at.toString());
        root.putObject("data").put("receiver", receiver).put("text", "This is a test. Nothing is wrong.");
        return new Message(id, receiver, TYPE, at, root.toString());
    }
}
