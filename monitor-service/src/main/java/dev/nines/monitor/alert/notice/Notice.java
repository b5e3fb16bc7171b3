package dev.nines.monitor.alert.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.sla.store.Message;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a message says.
 *
 * @param story what beginning, middle and end have in common; the message's own id where it stands alone
 * @param facts single values of the message's data, in their order, as {@link PlainText}; lists of them in one line
 * @param lines the alerts that it tells of; none where the message stands for itself
 */
public record Notice(
        String id, String type, Instant at, Phase phase, String story, Severity severity, Map<String, String> facts, Lines lines) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Notice {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public static Notice of(Message message) {
        var data = data(message);
        var facts = new LinkedHashMap<String, String>();
        data.properties().forEach(p -> {
            if (p.getValue().isValueNode()) facts.put(p.getKey(), PlainText.of(p.getValue().asText()));
            if (p.getValue().isArray() && !p.getKey().equals("lines")) facts.put(p.getKey(), list(p.getValue()));
        });
        var about = data.has("incident") ? data.path("incident").asText() : data.path("alert").asText();
        return new Notice(message.id(), message.type(), message.occurredAt(), Phase.of(message.type()), about.isEmpty() ? message.id() : about,
                Severity.of(message.type(), data.path("severity").asText()), facts, Lines.of(data, message.occurredAt()));
    }

    /** One line that says it all: {@code DOWN gateway/chat/vendor/model@here: TIMEOUT}. */
    public String title() {
        return lines.isEmpty() ? titleOfItself() : Title.of(this);
    }

    /** The same of one of its lines. */
    public String title(Line line) {
        return Title.of(this, line);
    }

    private String titleOfItself() {
        return switch (type) {
            case "incident.opened" -> "DOWN " + subject() + because();
            case "incident.updated" -> "STILL DOWN " + subject() + because();
            case "incident.closed" -> "UP AGAIN " + subject();
            case "sla.burn.started" -> "BUDGET BURNS " + subject() + because();
            case "sla.burn.ended" -> "BUDGET BURNS NO MORE " + subject();
            case "sla.breach.certain" -> "BREACH CERTAIN " + subject();
            case "sla.breach.found" -> "SLA BREACHED " + subject();
            case "alert.fired" -> "ALERT " + subject() + because();
            case "alert.resolved" -> "RESOLVED " + subject();
            case "statement.ready" -> "STATEMENT " + (facts.containsKey("changes") ? "CORRECTED " : "READY ") + subject();
            case "claim.due" -> "CLAIM DUE " + subject() + ": " + facts.getOrDefault("credit", "") + ", to be sent by " + facts.getOrDefault("last_day", "");
            case "monitor.blind" -> "MONITOR BLIND" + because();
            case "monitor.seeing" -> "MONITOR SEES AGAIN";
            case "heartbeat" -> "NINES IS ALIVE";
            case "webhook.test" -> "TEST of this receiver";
            default -> PlainText.of(type) + " " + subject();
        };
    }

    /** What it is about, for people. */
    public String subject() {
        for (var key : new String[] {"series", "target", "endpoint", "tier", "contract", "rule", "receiver"}) {
            var value = facts.getOrDefault(key, "");
            if (!value.isEmpty()) return key.equals("contract") ? value + (" " + facts.getOrDefault("period", "")).stripTrailing() : value;
        }
        return "nines";
    }

    private String because() {
        var reason = facts.getOrDefault("reason", "");
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static String list(JsonNode array) {
        return PlainText.of(StreamSupport.stream(array.spliterator(), false).filter(JsonNode::isValueNode).map(JsonNode::asText)
                .collect(Collectors.joining(", ")));
    }

    private static JsonNode data(Message message) {
        try {
            return JSON.readTree(message.body()).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a message's body must be JSON: " + message.id(), e);
        }
    }
}
