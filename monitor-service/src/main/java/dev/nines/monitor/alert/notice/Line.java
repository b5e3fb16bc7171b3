package dev.nines.monitor.alert.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.alert.decide.Telling.What;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One alert of a message.
 *
 * @param labels what tells it apart, by their names
 * @param at when there was last something to say of it: its end, where it has ended
 * @param facts everything else that is said of it, as {@link PlainText}
 */
public record Line(What what, Map<String, String> labels, Instant since, Instant at, Map<String, String> facts) {
    /** Figures that the line itself says. */
    private static final Set<String> SAID_ANYWAY = Set.of("incident", "since", "until");

    public Line {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static Line of(JsonNode line, Instant told) {
        var facts = new LinkedHashMap<String, String>();
        for (var key : new String[] {"series", "incident", "reason"}) put(facts, key, line.path(key));
        put(facts, "until", line.path("figures").path("until"));
        line.path("figures").properties().forEach(figure -> {
            if (!SAID_ANYWAY.contains(figure.getKey())) put(facts, "figure_" + figure.getKey(), figure.getValue());
        });
        var labels = new LinkedHashMap<String, String>();
        line.path("labels").properties().forEach(label -> put(labels, label.getKey(), label.getValue()));
        var at = instant(line.path("at").asText(), told);
        return new Line(What.valueOf(line.path("what").asText()), labels, instant(line.path("since").asText(), at), at, facts);
    }

    public boolean fires() {
        return switch (what) {
            case OPENED, CHANGED, STILL, FLAPPING -> true;
            case RESOLVED, CLOSED -> false;
        };
    }

    /** Whom it is about. */
    public String subject() {
        var contract = label("contract").isEmpty() ? "" : ", contract " + label("contract");
        if (facts.containsKey("series")) return facts.get("series") + contract;
        if (!label("model").isEmpty()) return target() + contract;
        if (!label("receiver").isEmpty()) return "receiver " + label("receiver");
        if (!label("endpoint").isEmpty()) return label("endpoint") + (label("tier").isEmpty() ? "" : ", tier " + label("tier")) + contract;
        if (!label("vantage").isEmpty()) return "vantage " + label("vantage");
        return contract.isEmpty() ? "nines" : contract.substring(2);
    }

    /** How long it lasted, where it is over; else how long it has lasted. */
    Duration lasted() {
        return Duration.between(since, instant(facts.getOrDefault("until", ""), at));
    }

    public String reason() {
        return facts.getOrDefault("reason", "");
    }

    /** {@code opened gateway/chat/model@here since 2026-10-01T11:58:00Z: TIMEOUT}. */
    public String text() {
        var because = reason().isEmpty() ? "" : ": " + reason();
        return what.name().toLowerCase(Locale.ROOT) + " " + subject() + (fires() ? " since " + since : " at " + at) + because;
    }

    boolean isOfTarget() {
        return !label("model").isEmpty();
    }

    private String target() {
        var vantage = label("vantage").isEmpty() ? "" : "@" + label("vantage");
        return label("endpoint") + "/" + (label("probe").isEmpty() ? "" : label("probe") + "/") + label("model") + vantage;
    }

    private String label(String name) {
        return labels.getOrDefault(name, "");
    }

    static Instant instant(String text, Instant otherwise) {
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    private static void put(Map<String, String> map, String key, JsonNode value) {
        var text = PlainText.of(value.asText());
        if (!text.isEmpty()) map.put(key, text);
    }
}
