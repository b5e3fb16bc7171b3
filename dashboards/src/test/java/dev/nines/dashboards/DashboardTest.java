package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final Pattern METRIC = Pattern.compile("\\b(nines|jvm|process|system)_\\w+");
    private static final Pattern RANGE = Pattern.compile("\\[([^]]+)]");
    private final Dashboard dashboard = read();

    @Test
    void every_metric_that_is_queried_exists() throws IOException {
        try (var live = new LiveMetrics()) {
            assertThat(queried()).isNotEmpty().isSubsetOf(live.sampleNames());
        }
    }

    @Test
    void it_imports_anywhere_and_keeps_its_place() throws IOException {
        var json = dashboard.json();

        assertThat(json.path("schemaVersion").asInt()).isEqualTo(42);
        assertThat(json.path("id").isNull()).isTrue();
        assertThat(json.path("uid").asText()).isEqualTo("nines-fleet").hasSizeLessThanOrEqualTo(40);
        assertThat(json.path("editable").asBoolean(true)).isFalse();
        assertThat(json.has("__inputs")).isFalse();
        assertThat(Files.readString(Dashboard.FILE)).doesNotContain("${DS_");
    }

    @Test
    void every_panel_says_what_it_shows_and_in_which_unit() {
        for (var panel : dashboard.panels()) {
            var title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asText()).as(title).isNotBlank().endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
        }
    }

    @Test
    void every_query_asks_the_chosen_data_source() {
        assertThat(dashboard.variables().getFirst().path("name").asText()).isEqualTo("datasource");
        for (var panel : dashboard.panels()) {
            assertThat(source(panel)).isEqualTo("${datasource}");
            assertThat(Dashboard.elements(panel.path("targets")).map(DashboardTest::source))
                    .containsOnly("${datasource}");
        }
        var queried = dashboard.variables().stream().filter(v -> v.path("type").asText().equals("query"));
        assertThat(queried.map(DashboardTest::source)).containsOnly("${datasource}");
    }

    @Test
    void no_range_is_a_fixed_one() {
        for (var query : dashboard.queries()) {
            var ranges = RANGE.matcher(query.expr()).results().map(r -> r.group(1)).toList();
            assertThat(ranges).as(query.toString()).allMatch(r -> Set.of("$__rate_interval", "$__range").contains(r));
        }
    }

    @Test
    void no_id_is_used_twice_and_no_panel_covers_another() {
        var panels = dashboard.allPanels();
        var covered = new HashSet<List<Integer>>();

        assertThat(panels.stream().map(p -> p.path("id").asInt())).doesNotHaveDuplicates().allMatch(id -> id > 0);
        for (var panel : panels) {
            assertThat(cells(panel)).as(panel.path("title").asText())
                    .allMatch(c -> c.getFirst() < 24).allMatch(covered::add);
        }
    }

    /** Colours turn where a meaning turns: at zero budget or margin, at the first incident. Never at an invented latency. */
    @Test
    void thresholds_are_signs_not_opinions() {
        for (var panel : dashboard.panels()) {
            var values = Dashboard.elements(panel.at("/fieldConfig/defaults/thresholds/steps")).map(s -> s.path("value"))
                    .filter(v -> !v.isNull()).map(JsonNode::asInt).toList();
            assertThat(values).as(panel.path("title").asText()).isSubsetOf(0, 1);
        }
    }

    private Set<String> queried() {
        var names = new HashSet<String>();
        var panels = dashboard.queries().stream().map(Dashboard.Query::expr);
        var variables = dashboard.choices().stream().map(Dashboard.Choice::selector);
        Stream.concat(panels, variables).forEach(text -> METRIC.matcher(text).results().forEach(m -> names.add(m.group())));
        return names;
    }

    private static String source(JsonNode node) {
        return node.at("/datasource/uid").asText();
    }

    private static List<List<Integer>> cells(JsonNode panel) {
        var at = panel.path("gridPos");
        var cells = new ArrayList<List<Integer>>();
        for (int x = 0; x < at.path("w").asInt(); x++) {
            for (int y = 0; y < at.path("h").asInt(); y++) {
                cells.add(List.of(at.path("x").asInt() + x, at.path("y").asInt() + y));
            }
        }
        return cells;
    }

    private static Dashboard read() {
        try {
            return Dashboard.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
