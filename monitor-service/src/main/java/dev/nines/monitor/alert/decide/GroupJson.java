package dev.nines.monitor.alert.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.sla.Label;
import dev.nines.sla.Labels;
import dev.nines.sla.alert.Grounds;
import dev.nines.sla.alert.Topic;
import dev.nines.sla.alert.decide.Alert;
import dev.nines.sla.alert.decide.Flaps;
import dev.nines.sla.alert.decide.Group;
import dev.nines.sla.alert.decide.Tracked;
import dev.nines.sla.alert.decide.Tracked.Episode;
import dev.nines.sla.alert.decide.Tracked.Phase;
import dev.nines.sla.burn.BurnAlert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** A group as it is kept: what is read is what was written. */
final class GroupJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GroupJson() {}

    static String text(Group group) {
        var root = JSON.createObjectNode().put("sent", group.sent()).put("opened_at", group.openedAt().toString())
                .put("told_at", group.toldAt().toString());
        root.set("labels", labels(group.labels()));
        var alerts = root.putArray("alerts");
        group.alerts().values().forEach(one -> alerts.add(tracked(one)));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    /** @throws IllegalArgumentException where it is no group */
    static Group group(String text) {
        try {
            var root = JSON.readTree(text);
            var alerts = new LinkedHashMap<Labels, Tracked>();
            for (var each : root.path("alerts")) {
                var one = tracked(each);
                alerts.put(one.alert().labels(), one);
            }
            return new Group(labels(root.path("labels")), root.path("sent").asLong(), at(root, "opened_at"), at(root, "told_at"), alerts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a kept group of alerts is no JSON", e);
        }
    }

    static ObjectNode labels(Labels labels) {
        var node = JSON.createObjectNode();
        labels.values().forEach((label, value) -> node.put(Labels.word(label), value));
        return node;
    }

    private static Labels labels(JsonNode node) {
        var values = new EnumMap<Label, String>(Label.class);
        node.properties().forEach(p -> values.put(Label.valueOf(p.getKey().toUpperCase(Locale.ROOT)), p.getValue().asText()));
        return new Labels(values);
    }

    private static ObjectNode tracked(Tracked one) {
        var alert = one.alert();
        var node = JSON.createObjectNode();
        node.set("labels", labels(alert.labels()));
        node.put("topic", alert.topic().name()).put("severity", alert.severity().name()).put("memory", alert.memory().toString());
        switch (one.phase()) {
            case Phase.Calm _ -> node.put("phase", "CALM");
            case Phase.Firing(var episode, var at) -> phase(node, "FIRING", episode, at);
            case Phase.Over(var episode, var at) -> phase(node, "OVER", episode, at);
        }
        var flaps = node.put("flapping", one.flaps().state().name()).put("changed_at", one.flaps().changedAt().toString()).putArray("openings");
        one.flaps().openings().forEach(at -> flaps.add(at.toString()));
        return node;
    }

    private static void phase(ObjectNode node, String name, Episode episode, Instant at) {
        node.put("phase", name).put("at", at.toString()).put("since", episode.since().toString()).put("changes", episode.changes())
                .put("told", episode.told()).put("reason", episode.grounds().reason());
        var figures = node.putArray("figures");
        episode.grounds().figures().forEach(f -> figures.addArray().add(f.name()).add(f.value()));
    }

    private static Tracked tracked(JsonNode node) {
        var alert = new Alert(labels(node.path("labels")), Topic.valueOf(node.path("topic").asText()),
                Severity.valueOf(node.path("severity").asText()), Duration.parse(node.path("memory").asText()));
        var openings = new ArrayList<Instant>();
        node.path("openings").forEach(at -> openings.add(Instant.parse(at.asText())));
        var flaps = new Flaps(openings, at(node, "changed_at"), Flaps.State.valueOf(node.path("flapping").asText()));
        return new Tracked(alert, phase(node), flaps);
    }

    private static Phase phase(JsonNode node) {
        return switch (node.path("phase").asText()) {
            case "CALM" -> new Phase.Calm();
            case "FIRING" -> new Phase.Firing(episode(node), at(node, "at"));
            case "OVER" -> new Phase.Over(episode(node), at(node, "at"));
            default -> throw new IllegalArgumentException("no phase of an alert: " + node.path("phase"));
        };
    }

    private static Episode episode(JsonNode node) {
        var figures = new ArrayList<Grounds.Figure>();
        node.path("figures").forEach(f -> figures.add(new Grounds.Figure(f.path(0).asText(), f.path(1).asText())));
        var grounds = new Grounds(node.path("reason").asText(), List.copyOf(figures));
        return new Episode(at(node, "since"), grounds, node.path("changes").asInt(), node.path("told").asInt());
    }

    private static Instant at(JsonNode node, String key) {
        return Instant.parse(node.path(key).asText());
    }
}
