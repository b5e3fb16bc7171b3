package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One dashboard. Its uid is its file's name, and what links to it says. */
record Board(String uid, String title, String description, Span span, List<Variable> variables, List<Annotation> annotations,
        List<Shelf> shelves) {
    /** What is shown at first, and how often anew. */
    record Span(String from, String refresh) {}

    private static final int SCHEMA = 42;
    private static final String TAG = "nines";

    Board {
        variables = List.copyOf(variables);
        annotations = List.copyOf(annotations);
        shelves = List.copyOf(shelves);
    }

    String file() {
        return uid + ".json";
    }

    ObjectNode json() {
        var panels = Json.array();
        int top = 0;
        for (var shelf : shelves) top = shelf.layInto(panels, top);
        return Json.object("id", Json.NOTHING, "uid", uid, "title", title, "description", description, "tags", Json.array(TAG),
                "schemaVersion", SCHEMA, "version", 1, "editable", false, "graphTooltip", 1, "fiscalYearStartMonth", 0,
                "liveNow", false, "preload", false, "timezone", "browser", "weekStart", "", "refresh", span.refresh(),
                "time", Json.object("from", span.from(), "to", "now"), "timepicker", Json.object(),
                "annotations", Json.object("list", annotations.stream().map(Annotation::json).toList()),
                "links", Json.array(others()),
                "templating", Json.object("list", variables.stream().map(Variable::json).toList()), "panels", panels);
    }

    /** To the other dashboards, with the same choices and the same range. */
    private static ObjectNode others() {
        return Json.object("type", "dashboards", "title", "Nines", "icon", "external link", "tags", Json.array(TAG), "url", "",
                "tooltip", "", "asDropdown", false, "includeVars", true, "keepTime", true, "targetBlank", false);
    }
}
