package dev.nines.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Draws what every panel has to show, for somebody to look at: {@code dashboards/target/pictures}. */
@ExtendWith(OnStage.class)
class PictureTest {
    private static final Path FOLDER = Path.of("target/pictures");

    @Test
    void every_dashboard_can_be_drawn_from_its_own_queries(Stage stage) throws Exception {
        Files.createDirectories(FOLDER);
        try (var reader = stage.reader()) {
            for (var dashboard : Dashboard.all()) {
                var picture = new Picture();
                for (var panel : dashboard.panels()) picture.add(panel, frame(stage, reader, panel, QueriesTest.shown(dashboard, since(dashboard))));
                var svg = picture.svg();

                assertThat(svg.split("font-weight='bold'")).as(dashboard.title()).hasSizeGreaterThan(dashboard.panels().size());
                Files.writeString(FOLDER.resolve(dashboard.json().path("uid").asText() + ".svg"), svg);
            }
        }
    }

    /** Where runs by the month are compared, the demo's past; else the last minutes, which are all that it has lived. */
    private static Instant since(Dashboard dashboard) {
        long minutes = dashboard.json().at("/time/from").asText().matches("now-(24h|7d)") ? 62L * 24 * 60 : 15;
        return Instant.now().minusSeconds(minutes * 60);
    }

    private static Frame frame(Stage stage, Reader reader, JsonNode panel, Grafana grafana) throws Exception {
        var frame = new Frame(List.of(), Map.of());
        for (var target : panel.path("targets")) {
            frame = frame.and(target.has("rawSql") ? Frame.of(reader.ask(grafana.sql(target.path("rawSql").asText()))) : live(stage, target, grafana));
        }
        return frame;
    }

    private static Frame live(Stage stage, JsonNode target, Grafana grafana) throws Exception {
        var expr = grafana.promQl(target.path("expr").asText());
        var answer = target.path("range").asBoolean() ? stage.prometheus.lastMinutes(expr) : stage.prometheus.query(expr).at("/data/result");
        var frame = Frame.of(answer, grafana.promQl(target.path("legendFormat").asText()));
        return target.path("format").asText().equals("heatmap") ? frame.apart() : frame;
    }
}
