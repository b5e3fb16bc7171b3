package dev.nines.monitor.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.config.Destination;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.monitor.config.Secret;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import java.time.Instant;
import java.util.List;

/** Messages of one incident each, as they were written before alerts were told in groups: databases that were upgraded hold them. */
public final class OldMessages {
    private OldMessages() {}

    public static Message of(StateChange change, String receiver) {
        var data = JsonNodeFactory.instance.objectNode();
        return switch (change) {
            case IncidentOpened o -> message("incident.opened", o.decidedAt(), receiver, o.key(), data.put("incident", o.incident())
                    .put("series", o.series().name()).put("since", o.since().toString()).put("decided_at", o.decidedAt().toString())
                    .put("reason", o.reason()), o.incident());
            case IncidentClosed c -> message("incident.closed", c.decidedAt(), receiver, c.key(), data.put("incident", c.incident())
                    .put("series", c.series().name()).put("until", c.until().toString()).put("decided_at", c.decidedAt().toString()), c.incident());
            case StateChange.IncidentJoined _, StateChange.VerdictFound _, StateChange.VerdictCorrected _, StateChange.StatementWritten _,
                    StateChange.ClaimDue _ ->
                new Messages(List.of(new ReceiverSettings(receiver, new Destination.Slack(Secret.NONE), List.of("*")))).of(change).getFirst();
        };
    }

    @SuppressWarnings("TooManyParameters") // what a message is
    private static Message message(String type, Instant at, String receiver, String key, ObjectNode data, String incident) {
        var body = JsonNodeFactory.instance.objectNode().put("type", type).put("timestamp", at.toString());
        body.set("data", data);
        return new Message(MessageId.of(key, receiver), receiver, type, at, body.toString(), List.of(incident));
    }
}
