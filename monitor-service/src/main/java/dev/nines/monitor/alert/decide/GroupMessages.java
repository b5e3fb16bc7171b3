package dev.nines.monitor.alert.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.alert.MessageId;
import dev.nines.monitor.config.ReceiverSettings;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Grounds.Figure;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Group;
import dev.nines.sla.alert.decide.Telling.Line;
import dev.nines.sla.alert.decide.Telling.Send;
import dev.nines.sla.alert.decide.Telling.What;
import dev.nines.sla.store.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is told of a group, in the words of the webhooks, to each receiver that wants to hear it. Pure: the same decision gives the same
 * messages, ids included, on any machine.
 */
public final class GroupMessages {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Room for everything else of a message, which has 20,000. */
    private static final int LONGEST_LINES_BYTES = 16_000;
    private static final int LONGEST_REASON = 1_000;

    private final List<ReceiverSettings> receivers;
    private final Map<String, Set<String>> to;

    /** @param to by a rule's name the receivers that it is told to; to all where it is not in it */
    public GroupMessages(List<ReceiverSettings> receivers, Map<String, Set<String>> to) {
        this.receivers = List.copyOf(receivers);
        this.to = Map.copyOf(to);
    }

    List<Message> of(Group group, Send send, Instant now) {
        var type = MessageType.of(send);
        var body = JSON.createObjectNode().put("type", type).put("timestamp", now.toString());
        body.set("data", data(group.labels(), send, now));
        var incidents = send.lines().stream().flatMap(line -> figure(line, "incident").stream()).distinct().toList();
        var text = text(body);
        return receivers.stream().filter(r -> r.wants(type) && isFor(r.name(), send))
                .map(r -> new Message(MessageId.of(send.key(), r.name()), r.name(), type, now, text, incidents)).toList();
    }

    /** A receiver that fails does not hear of itself. */
    private boolean isFor(String receiver, Send send) {
        return send.lines().stream().anyMatch(line -> {
            var labels = line.alert().labels();
            return isTold(labels.value(Label.RULE).orElseThrow(), receiver) && !labels.value(Label.RECEIVER).equals(Optional.of(receiver));
        });
    }

    /** Whoever is told of targets that are down is told of their tiers and endpoints, unless something else is said of these. */
    private boolean isTold(String rule, String receiver) {
        var key = Alert.saysDown(rule) && !to.containsKey(rule) ? Alert.DOWN : rule;
        return !to.containsKey(key) || to.getOrDefault(key, Set.of()).contains(receiver);
    }

    private static ObjectNode data(Labels group, Send send, Instant now) {
        var first = send.lines().getFirst();
        var data = JSON.createObjectNode().put(MessageType.isOfIncident(first.alert()) ? "incident" : "alert", MessageId.story(send.conversation()))
                .put("rule", first.alert().labels().value(Label.RULE).orElseThrow());
        for (var label : EnumSet.of(Label.ENDPOINT, Label.TIER, Label.CONTRACT)) {
            group.value(label).ifPresent(value -> data.put(Labels.word(label), value));
        }
        data.put("severity", severity(first)).put("kind", send.kind().name()).put("reason", reason(first))
                .put("since", send.lines().stream().map(GroupMessages::since).min(Instant::compareTo).orElse(now).toString())
                .put("decided_at", now.toString());
        if (send.lines().stream().allMatch(GroupMessages::isOver)) data.put("until", figure(first, "until").orElse(first.at().toString()));
        if (send.lines().size() == 1) series(first).ifPresent(series -> data.put("series", series));
        data.put("firing", send.lines().stream().filter(line -> !isOver(line)).count());
        addLines(data, send.lines());
        return data;
    }

    private static void addLines(ObjectNode data, List<Line> lines) {
        ArrayNode told = data.putArray("lines");
        int bytes = 0;
        for (var line : lines) {
            var node = line(line);
            bytes += text(node).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_LINES_BYTES) break;
            told.add(node);
        }
        if (told.size() < lines.size()) data.put("lines_omitted", lines.size() - told.size());
    }

    private static ObjectNode line(Line line) {
        var node = JSON.createObjectNode().put("what", line.what().name());
        node.set("labels", GroupJson.labels(line.alert().labels()));
        series(line).ifPresent(series -> node.put("series", series));
        figure(line, "incident").ifPresent(incident -> node.put("incident", incident));
        node.put("since", since(line).toString()).put("at", line.at().toString()).put("reason", reason(line));
        var figures = node.putObject("figures");
        line.grounds().figures().forEach(f -> figures.put(f.name(), f.value()));
        return node;
    }

    /** Where a target is meant that is seen from one vantage: the series' name. */
    private static Optional<String> series(Line line) {
        var labels = line.alert().labels();
        return labels.value(Label.VANTAGE).flatMap(vantage -> labels.value(Label.MODEL).map(model -> labels.value(Label.ENDPOINT).orElse("") + "/"
                + labels.value(Label.PROBE).orElse("") + "/" + model + "@" + vantage));
    }

    /** The first failure where there is one; else when it was found. */
    private static Instant since(Line line) {
        return figure(line, "since").map(Instant::parse).orElse(line.since());
    }

    private static Optional<String> figure(Line line, String name) {
        return line.grounds().figures().stream().filter(f -> f.name().equals(name)).map(Figure::value).findFirst();
    }

    private static boolean isOver(Line line) {
        return line.what() == What.RESOLVED || line.what() == What.CLOSED;
    }

    private static String reason(Line line) {
        var reason = line.grounds().reason();
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static String severity(Line line) {
        return switch (line.alert().severity()) {
            case PAGE -> "critical";
            case TICKET -> "warning";
        };
    }

    private static String text(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
