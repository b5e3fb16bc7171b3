package dev.nines.monitor.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.sla.store.Message;
import dev.nines.sla.store.StateChange;
import dev.nines.sla.store.StateChange.ClaimDue;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentJoined;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.StatementWritten;
import dev.nines.sla.store.StateChange.VerdictCorrected;
import dev.nines.sla.store.StateChange.VerdictFound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a change of state says to each receiver that wants to hear it. Pure: the same change gives the same messages, ids
 * included, on any machine.
 */
public final class Messages {
    static final int LONGEST_BYTES = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Room for everything of a message but the evidence. */
    private static final int LONGEST_EVIDENCE_BYTES = 16_000;
    private static final int MOST_CHANGES = 10;
    private static final int LONGEST_CHANGE = 500;

    private final List<ReceiverSettings> receivers;

    public Messages(List<ReceiverSettings> receivers) {
        this.receivers = List.copyOf(receivers);
    }

    /** One message for each receiver that wants this type; none where the change is nothing to tell. */
    public List<Message> of(StateChange change) {
        return event(change).map(event -> receivers.stream()
                .filter(r -> r.wants(event.type()))
                .map(r -> new Message(MessageId.of(change.key(), r.name()), r.name(), event.type(), event.occurredAt(), event.body()))
                .toList()).orElse(List.of());
    }

    private record Event(String type, Instant occurredAt, ObjectNode data) {
        String body() {
            var root = JSON.createObjectNode();
            root.put("type", type);
            root.put("timestamp", occurredAt.toString());
            root.set("data", data);
            return text(root);
        }
    }

    private static Optional<Event> event(StateChange change) {
        return switch (change) {
            case VerdictFound v when v.word().equals("BREACHED") -> Optional.of(new Event("sla.breach.found", v.decidedAt(), breach(v)));
            case VerdictFound _ -> Optional.empty();
            case VerdictCorrected c when c.found().word().equals("BREACHED") && !c.before().equals("BREACHED") -> Optional.of(new Event("sla.breach.found",
                    c.decidedAt(), breach(c.found()).put("revision", c.revision()).put("verdict_before", c.before())));
            case VerdictCorrected _ -> Optional.empty();
            case IncidentOpened _, IncidentClosed _, IncidentJoined _ -> Optional.empty(); // the desk decides what is told of them
            case StatementWritten s -> Optional.of(new Event("statement.ready", s.decidedAt(), statement(s)));
            case ClaimDue c -> Optional.of(new Event("claim.due", c.decidedAt(), claim(c)));
        };
    }

    private static ObjectNode breach(VerdictFound v) {
        var data = JSON.createObjectNode().put("contract", v.contract()).put("rule", v.rule()).put("series", v.series().name())
                .put("period", v.period()).put("verdict", v.word()).put("decided_at", v.decidedAt().toString());
        if (v.evidence().getBytes(StandardCharsets.UTF_8).length > LONGEST_EVIDENCE_BYTES) return data.put("evidence_omitted", true);
        try {
            return data.set("evidence", JSON.readTree(v.evidence()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("evidence must be JSON: " + v.key(), e);
        }
    }

    private static ObjectNode statement(StatementWritten s) {
        var data = JSON.createObjectNode().put("contract", s.contract()).put("period", s.period())
                .put("revision", s.revision()).put("written_at", s.decidedAt().toString());
        if (!s.changes().isEmpty()) s.changes().stream().limit(MOST_CHANGES).map(Messages::cut).forEach(data.putArray("changes")::add);
        return data;
    }

    private static String cut(String sentence) {
        return sentence.length() <= LONGEST_CHANGE ? sentence : sentence.substring(0, LONGEST_CHANGE - 1) + "\u2026";
    }

    private static ObjectNode claim(ClaimDue c) {
        return JSON.createObjectNode().put("contract", c.contract()).put("title", c.title()).put("period", c.period()).put("revision", c.revision())
                .put("credit", c.credit()).put("last_day", c.lastDay()).put("before", c.before().toString()).put("days_left", c.daysLeft());
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
