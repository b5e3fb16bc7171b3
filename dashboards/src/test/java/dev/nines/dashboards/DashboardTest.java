package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.sla.burn.BurnAlert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The habits that let a dashboard be imported anywhere and be read by everybody. */
class DashboardTest {
    private static final Pattern RANGE = Pattern.compile("\\[([^]]+)]");
    /** Where the rules of nines export prometheus-rules speak. */
    private static final List<String> TOLD = BurnAlert.usual(Duration.ofDays(30), 1).stream().map(a -> a.factor().plainText()).toList();
    private static final Set<String> SOURCES = Set.of("${datasource}", "${postgres}");

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @Test
    void each_has_a_name_of_its_own_that_its_file_has_too() {
        assertThat(dashboards()).hasSize(5).extracting(d -> d.json().path("uid").asText() + ".json")
                .isEqualTo(dashboards().stream().map(d -> d.file().getFileName().toString()).toList());
        assertThat(dashboards()).extracting(Dashboard::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void it_imports_anywhere_and_keeps_its_place(Dashboard dashboard) {
        var json = dashboard.json();

        assertThat(json.path("schemaVersion").asInt()).isEqualTo(42);
        assertThat(json.path("id").isNull()).isTrue();
        assertThat(json.path("uid").asText()).matches("nines-[a-z]+").hasSizeLessThanOrEqualTo(40);
        assertThat(json.path("editable").asBoolean(true)).isFalse();
        assertThat(json.has("__inputs")).isFalse();
        assertThat(json.toString()).doesNotContain("${DS_");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_panel_says_what_it_shows_and_in_which_unit(Dashboard dashboard) {
        for (var panel : dashboard.panels()) {
            var title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            assertThat(panel.path("description").asText()).as(title).hasSizeGreaterThan(15).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
        }
        assertThat(dashboard.panels()).extracting(p -> p.path("title").asText()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_query_asks_a_source_that_is_chosen_at_the_top(Dashboard dashboard) {
        assertThat(dashboard.variables()).extracting(v -> v.path("name").asText()).startsWith("datasource", "postgres", "nines")
                .doesNotHaveDuplicates();
        for (var panel : dashboard.panels()) {
            assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty()
                    .allMatch(target -> SOURCES.contains(source(target)));
            assertThat(panel.path("targets").findValuesAsText("refId")).doesNotHaveDuplicates();
            var own = panel.path("targets").valueStream().map(DashboardTest::source).distinct().toList();
            assertThat(source(panel)).isEqualTo(own.size() == 1 ? own.getFirst() : "-- Mixed --");
        }
        assertThat(dashboard.annotations()).allMatch(a -> source(a).equals("${postgres}"));
        assertThat(dashboard.variables()).filteredOn(v -> v.path("type").asText().equals("query")).allMatch(v -> source(v).equals("${datasource}"));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void no_range_is_a_fixed_one(Dashboard dashboard) {
        for (var panel : dashboard.panels()) {
            for (var target : panel.path("targets")) {
                var ranges = RANGE.matcher(target.path("expr").asText()).results().map(r -> r.group(1)).toList();
                assertThat(ranges).as(panel.path("title").asText())
                        .allMatch((target.path("range").asBoolean() ? "$__rate_interval" : "$__range")::equals);
                assertThat(target.path("expr").asText()).doesNotContain(" offset ", " @ ");
            }
        }
        for (var query : dashboard.queries(Dashboard.POSTGRES)) {
            var isOfAllTimes = query.text().matches("(?s).*(verdict|statement)_view.*limit 500");
            assertThat(isOfAllTimes || query.text().contains("$__timeFrom()")).as(query.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_variable_that_is_used_is_one_that_can_be_chosen(Dashboard dashboard) {
        var names = dashboard.variables().stream().map(v -> v.path("name").asText()).collect(Collectors.toSet());
        var used = new HashSet<String>();
        Pattern.compile("\\$\\{?(?!__)([a-z]+)").matcher(dashboard.json().toString()).results().forEach(m -> used.add(m.group(1)));
        used.remove("re"); // the quotation marks of our SQL

        assertThat(names).containsAll(used);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void no_id_is_used_twice_and_no_panel_covers_another(Dashboard dashboard) {
        var panels = dashboard.allPanels();
        var covered = new HashSet<List<Integer>>();

        assertThat(panels.stream().map(p -> p.path("id").asInt())).doesNotHaveDuplicates().allMatch(id -> id > 0);
        for (var panel : panels) {
            assertThat(cells(panel)).as(panel.path("title").asText()).isNotEmpty()
                    .allMatch(c -> c.getFirst() < 24).allMatch(covered::add);
        }
    }

    /**
     * Colours turn where a meaning turns: at zero budget or margin, at the first incident, at the whole budget. Never at an invented
     * latency. Past that only where a rule speaks, and the description says so.
     */
    @ParameterizedTest
    @MethodSource("dashboards")
    void thresholds_are_signs_not_opinions(Dashboard dashboard) {
        for (var panel : dashboard.panels()) {
            var values = panel.path("fieldConfig").findValues("steps").stream().flatMap(JsonNode::valueStream)
                    .map(s -> s.path("value")).filter(v -> !v.isNull()).map(JsonNode::asText).toList();
            var signs = new HashSet<>(values);
            signs.removeAll(Set.of("0", "1"));
            assertThat(TOLD).as(panel.path("title").asText()).containsAll(signs);
            var description = panel.path("description").asText();
            assertThat(signs).allSatisfy(sign -> assertThat(description).contains("both are over " + sign));
            if (panel.path("title").asText().startsWith("Burn rate")) assertThat(description).containsIgnoringCase("at 1 ");
        }
    }

    /** Who sees one target, in a row, as a series or as the whole page, is a step from its page and its runs of the same range. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void whoever_sees_a_target_finds_its_page_and_its_runs(Dashboard dashboard) {
        for (var panel : dashboard.panels()) {
            boolean isOfSome = panel.path("targets").findValuesAsText("legendFormat").stream().anyMatch(l -> l.contains("{{model}}"))
                    || panel.path("fieldConfig").path("overrides").valueStream().anyMatch(o -> o.at("/matcher/options").asText().equals("model"));
            if (!isOfSome && !dashboard.title().equals("Nines: model")) continue;
            var urls = panel.findValuesAsText("url");
            assertThat(urls).as(panel.path("title").asText()).anyMatch(u -> u.startsWith("${nines}/models/"))
                    .anyMatch(u -> u.startsWith("${nines}/api/v1/observations?target=") && u.contains("from=${__from:date:iso}&to=${__to:date:iso}"));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void it_leads_to_the_others_with_the_same_choices_and_range(Dashboard dashboard) {
        var link = dashboard.json().at("/links/0");

        assertThat(link.path("type").asText()).isEqualTo("dashboards");
        assertThat(link.path("includeVars").asBoolean() && link.path("keepTime").asBoolean()).isTrue();
        assertThat(dashboard.json().path("tags").valueStream().map(JsonNode::asText)).containsAll(link.path("tags").valueStream().map(JsonNode::asText).toList());
        assertThat(dashboard.links()).isNotEmpty().allMatch(url -> url.startsWith("${nines}/") || url.startsWith("/d/nines-model?"));
        assertThat(dashboard.links()).filteredOn(url -> url.startsWith("/d/")).allSatisfy(url -> assertThat(url)
                .contains("${datasource:queryparam}", "${postgres:queryparam}", "${nines:queryparam}", "${__url_time_range}", "var-probe="));
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
}
