package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** What is chosen at the top of a page. */
record Variable(ObjectNode json) {
    static Variable source(Source source, String label) {
        return new Variable(Json.object("type", "datasource", "name", source.variable, "label", label, "query", source.type,
                "regex", "", "current", Json.object(), "options", Json.array(), "refresh", 1, "hide", 0, "multi", false,
                "includeAll", false, "skipUrlSync", false));
    }

    /** Where the pages of Nines are, as the reader's browser reaches them. */
    static Variable nines() {
        var usual = "http://127.0.0.1:8080";
        return new Variable(Json.object("type", "textbox", "name", "nines", "label", "Nines", "query", usual,
                "current", choice(usual, usual), "options", Json.array(chosen(usual, usual)), "hide", 0, "skipUrlSync", false));
    }

    /** Any of the values of a label, all of them at first. */
    static Variable some(String name, String label, String selector) {
        var json = labelled(name, label, selector);
        json.put("multi", true).put("includeAll", true).put("allValue", ".*");
        json.set("current", Json.object("text", Json.array("All"), "value", Json.array("$__all")));
        return new Variable(json);
    }

    /** One of the values of a label, the first of them at first. */
    static Variable one(String name, String label, String selector) {
        return new Variable(labelled(name, label, selector));
    }

    /** One of some words, {@code text : value}, the first of them at first. */
    static Variable word(String name, String label, String... choices) {
        var options = Json.array();
        for (var each : choices) {
            var parts = each.split(" : ", 2);
            var option = options.isEmpty() ? chosen(parts[0], parts[1]) : offered(parts[0], parts[1]);
            options.add(option);
        }
        var first = choices[0].split(" : ", 2);
        return new Variable(Json.object("type", "custom", "name", name, "label", label,
                "query", String.join(",", Arrays.asList(choices)), "current", choice(first[0], first[1]), "options", options,
                "multi", false, "includeAll", false, "hide", 0, "skipUrlSync", false));
    }

    private static ObjectNode labelled(String name, String label, String selector) {
        var query = "label_values(" + selector + ", " + name + ")";
        return Json.object("type", "query", "name", name, "label", label, "datasource", Source.PROMETHEUS.json(),
                "definition", query, "query", Json.object("qryType", 1, "query", query,
                        "refId", "PrometheusVariableQueryEditor-VariableQuery"),
                "refresh", 2, "sort", 1, "multi", false, "includeAll", false, "current", Json.object(),
                "options", Json.array(), "regex", "", "hide", 0, "skipUrlSync", false);
    }

    private static ObjectNode choice(String text, String value) {
        return Json.object("text", text, "value", value);
    }

    private static ObjectNode chosen(String text, String value) {
        return Json.object("text", text, "value", value, "selected", true);
    }

    private static ObjectNode offered(String text, String value) {
        return Json.object("text", text, "value", value, "selected", false);
    }
}
