package dev.nines.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A dashboard as its file says it. */
record Dashboard(Path file, JsonNode json) {
    static final Path FOLDER = Path.of("grafana/dashboards");
    static final String PROMETHEUS = "prometheus";
    static final String POSTGRES = "grafana-postgresql-datasource";
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    /** One query of one panel, or of an annotation. */
    record Query(String dashboard, String panel, String source, String text) {
        @Override
        public String toString() {
            return dashboard + ", " + panel;
        }
    }

    /** A variable whose choices are the values of a label. */
    record Choice(String dashboard, String variable, String selector, String label) {}

    static List<Dashboard> all() {
        try (var files = Files.list(FOLDER)) {
            var all = new ArrayList<Dashboard>();
            for (var file : files.sorted().toList()) all.add(new Dashboard(file, new ObjectMapper().readTree(file.toFile())));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return title();
    }

    String title() {
        return json.path("title").asText();
    }

    /** Rows apart, which only hold a title. */
    List<JsonNode> panels() {
        return allPanels().stream().filter(p -> !p.path("type").asText().equals("row")).toList();
    }

    List<JsonNode> allPanels() {
        return json.path("panels").valueStream().toList();
    }

    List<JsonNode> variables() {
        return json.at("/templating/list").valueStream().toList();
    }

    List<JsonNode> annotations() {
        return json.at("/annotations/list").valueStream().toList();
    }

    /** Everything that is asked of a source of that type. */
    List<Query> queries(String source) {
        var ofPanels = panels().stream().flatMap(panel -> panel.path("targets").valueStream().map(t -> query(panel.path("title").asText(), t)));
        var ofAnnotations = annotations().stream().map(a -> query(a.path("name").asText(), a.path("target")));
        return Stream.concat(ofPanels, ofAnnotations).filter(q -> q.source().equals(source)).toList();
    }

    private Query query(String panel, JsonNode target) {
        var source = target.at("/datasource/type").asText();
        return new Query(title(), panel, source, target.path(source.equals(PROMETHEUS) ? "expr" : "rawSql").asText());
    }

    List<Choice> choices() {
        return variables().stream().filter(v -> v.path("type").asText().equals("query")).map(v -> {
            var m = LABEL_VALUES.matcher(v.path("query").path("query").asText());
            if (!m.matches()) throw new IllegalStateException("not a label_values query: " + v);
            return new Choice(title(), v.path("name").asText(), m.group(1), m.group(2));
        }).toList();
    }

    /** Where the panels and their fields lead to, as it is written. */
    List<String> links() {
        return panels().stream().flatMap(panel -> panel.findValues("url").stream()).map(JsonNode::asText).distinct().toList();
    }
}
