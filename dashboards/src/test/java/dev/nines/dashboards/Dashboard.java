package dev.nines.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard as its file says it. */
record Dashboard(JsonNode json) {
    static final Path FILE = Path.of("grafana/dashboards/nines-fleet.json");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    /** One query of one panel. */
    record Query(String panel, String ref, String expr) {
        @Override
        public String toString() {
            return panel + " [" + ref + "]";
        }
    }

    /** A variable whose choices are the values of a label. */
    record Choice(String variable, String selector, String label) {}

    static Dashboard read() throws IOException {
        return new Dashboard(new ObjectMapper().readTree(FILE.toFile()));
    }

    /** Rows apart, which only hold a title. */
    List<JsonNode> panels() {
        return elements(json.path("panels")).filter(p -> !p.path("type").asText().equals("row")).toList();
    }

    List<JsonNode> allPanels() {
        return elements(json.path("panels")).toList();
    }

    List<JsonNode> variables() {
        return elements(json.path("templating").path("list")).toList();
    }

    List<Query> queries() {
        var all = new ArrayList<Query>();
        for (var panel : panels()) {
            elements(panel.path("targets")).forEach(t ->
                    all.add(new Query(panel.path("title").asText(), t.path("refId").asText(), t.path("expr").asText())));
        }
        return all;
    }

    List<Choice> choices() {
        return variables().stream().filter(v -> v.path("type").asText().equals("query")).map(v -> {
            var m = LABEL_VALUES.matcher(v.path("query").path("query").asText());
            if (!m.matches()) throw new IllegalStateException("not a label_values query: " + v);
            return new Choice(v.path("name").asText(), m.group(1), m.group(2));
        }).toList();
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
