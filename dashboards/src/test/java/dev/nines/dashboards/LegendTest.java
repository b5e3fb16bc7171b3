package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader sees of each line: a name of its own, and links that lead to what it is about. */
@ExtendWith(OnStage.class)
class LegendTest {
    private static final Pattern OF_FIELD = Pattern.compile("\\$\\{__field\\.labels\\.(\\w+):percentencode}");

    @Test
    void every_line_has_a_name_that_no_other_of_its_panel_has(Stage stage) throws Exception {
        for (var dashboard : Dashboard.all()) {
            var grafana = QueriesTest.shown(dashboard, Instant.now().minus(Duration.ofMinutes(15)));
            for (var panel : dashboard.panels()) {
                var names = new ArrayList<String>();
                for (var target : panel.path("targets")) {
                    if (!target.path("range").asBoolean()) continue;
                    for (var line : stage.prometheus.lastMinutes(grafana.promQl(target.path("expr").asText()))) {
                        names.add(Frame.called(grafana.promQl(target.path("legendFormat").asText()), line.path("metric")));
                    }
                }
                assertThat(names).as("%s, %s", dashboard, panel.path("title").asText()).doesNotHaveDuplicates().allSatisfy(n -> assertThat(n).isNotBlank());
            }
        }
    }

    @Test
    void every_line_that_leads_somewhere_has_the_labels_to_say_where(Stage stage) throws Exception {
        for (var dashboard : Dashboard.all()) {
            var grafana = QueriesTest.shown(dashboard, Instant.now().minus(Duration.ofMinutes(15)));
            for (var panel : dashboard.panels()) {
                var links = panel.at("/fieldConfig/defaults/links");
                if (links.isEmpty()) continue;
                var lines = stage.prometheus.lastMinutes(grafana.promQl(panel.at("/targets/0/expr").asText()));
                for (var line : lines) assertThat(line.path("metric").properties().stream().map(l -> l.getKey())).contains("endpoint", "probe", "model");
                if (!lines.isEmpty()) for (var link : links) leads(stage, grafana, link.path("url").asText(), lines.path(0).path("metric"));
            }
        }
    }

    private static void leads(Stage stage, Grafana grafana, String url, JsonNode labels) throws Exception {
        if (!url.startsWith("${nines}")) return; // to another dashboard
        var ours = OF_FIELD.matcher(url.substring("${nines}".length()))
                .replaceAll(m -> Matcher.quoteReplacement(Grafana.encoded(labels.path(m.group(1)).asText())));
        assertThat(stage.status(grafana.link(ours, Map.of()))).as(url).isEqualTo(200);
    }
}
