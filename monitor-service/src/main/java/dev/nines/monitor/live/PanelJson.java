package dev.nines.monitor.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.monitor.live.Panel.Voice;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.incident.IncidentState.Down;
import dev.nines.sla.incident.IncidentState.Recovering;
import dev.nines.sla.incident.IncidentState.Suspect;
import dev.nines.sla.incident.IncidentState.Up;
import dev.nines.sla.incident.Recent;
import dev.nines.sla.incident.Recent.Mark;
import dev.nines.sla.incident.Recent.Seen;
import dev.nines.sla.incident.Together;
import dev.nines.sla.incident.Together.Said;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.TreeMap;

/** A panel as it is kept: what is read is what was written. */
final class PanelJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PanelJson() {}

    static String text(Panel panel) {
        var root = JSON.createObjectNode().put("ended_at", panel.together().endedAt().toString());
        root.set("state", state(panel.together().state()));
        var vantages = root.putObject("vantages");
        panel.voices().forEach((vantage, voice) -> {
            var node = vantages.putObject(vantage).put("read", voice.read().toString());
            node.set("tracker", state(voice.tracker()));
        });
        var said = root.putObject("said");
        panel.together().said().forEach((vantage, word) -> said.set(vantage, said(word)));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    /** @throws IllegalArgumentException where it is no panel */
    static Panel panel(String text) {
        try {
            var root = JSON.readTree(text);
            var voices = new TreeMap<String, Voice>();
            root.path("vantages").properties().forEach(v -> voices.put(v.getKey(), new Voice(at(v.getValue(), "read"), state(v.getValue().path("tracker")))));
            var said = new TreeMap<String, Said>();
            root.path("said").properties().forEach(v -> said.put(v.getKey(), said(v.getValue())));
            return new Panel(new Together(state(root.path("state")), said, at(root, "ended_at")), voices);
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("what is kept of a target that several vantages watch cannot be read", e);
        }
    }

    private static ObjectNode state(IncidentState state) {
        var node = JSON.createObjectNode().put("seen", state.seen().toString());
        return switch (state) {
            case Up _ -> node.put("is", "UP");
            case Suspect(_, var recent) -> {
                var samples = node.put("is", "SUSPECT").putArray("recent");
                recent.samples().forEach(one -> samples.addArray().add(one.slot().toString()).add(one.mark().name()));
                yield node;
            }
            case Down(_, var since) -> node.put("is", "DOWN").put("since", since.toString());
            case Recovering(_, var since, var goodSince, int successes) -> node.put("is", "RECOVERING").put("since", since.toString())
                    .put("good_since", goodSince.toString()).put("successes", successes);
        };
    }

    private static IncidentState state(JsonNode node) {
        var seen = at(node, "seen");
        return switch (node.path("is").asText()) {
            case "UP" -> new Up(seen);
            case "SUSPECT" -> {
                var recent = new ArrayList<Seen>();
                node.path("recent").forEach(one -> recent.add(new Seen(Instant.parse(one.path(0).asText()), Mark.valueOf(one.path(1).asText()))));
                yield new Suspect(seen, new Recent(recent));
            }
            case "DOWN" -> new Down(seen, at(node, "since"));
            case "RECOVERING" -> new Recovering(seen, at(node, "since"), at(node, "good_since"), node.path("successes").asInt());
            default -> throw new IllegalArgumentException("is no state of a target: " + node.path("is"));
        };
    }

    private static ObjectNode said(Said word) {
        var node = JSON.createObjectNode().put("at", word.at().toString());
        return switch (word) {
            case Said.Working _ -> node.put("is", "WORKING");
            case Said.Failing(_, var since, var reason) -> node.put("is", "FAILING").put("since", since.toString()).put("reason", reason);
        };
    }

    private static Said said(JsonNode node) {
        var at = at(node, "at");
        return switch (node.path("is").asText()) {
            case "WORKING" -> new Said.Working(at);
            case "FAILING" -> new Said.Failing(at, at(node, "since"), node.path("reason").asText());
            default -> throw new IllegalArgumentException("is no word of a vantage: " + node.path("is"));
        };
    }

    private static Instant at(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }
}
