package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The kinds of panels that are in use, each as it looks at first. */
final class Panels {
    private Panels() {}

    /** One number, large. */
    static Panel number(int id, int width) {
        return new Panel(id, "stat", width, 4)
                .option("reduceOptions", Json.object("calcs", Json.array("lastNotNull"), "fields", "", "values", false))
                .option("colorMode", "value").option("graphMode", "none").option("textMode", "auto")
                .option("justifyMode", "auto").option("orientation", "auto");
    }

    static Panel lines(int id, int width) {
        return overTime(id, width).custom("drawStyle", "line").custom("lineWidth", 1).custom("fillOpacity", 0);
    }

    static Panel bars(int id, int width) {
        return overTime(id, width).custom("drawStyle", "bars").custom("lineWidth", 0).custom("fillOpacity", 80)
                .custom("stacking", Json.object("mode", "normal", "group", "A")).from(0);
    }

    static Panel table(int id, int width, int height) {
        return new Panel(id, "table", width, height).option("showHeader", true).option("cellHeight", "sm");
    }

    static Panel states(int id, int width, int height) {
        return new Panel(id, "state-timeline", width, height).custom("fillOpacity", 70).custom("lineWidth", 0)
                .option("mergeValues", true).option("showValue", "never").option("rowHeight", 0.8)
                .option("alignValue", "left").option("legend", legend("list")).option("tooltip", tooltip("single", "none"));
    }

    /** Counts by bucket and time; buckets are named by their upper bounds. */
    static Panel heat(int id, int width, Unit unit) {
        return new Panel(id, "heatmap", width, 8).in(unit).colour("palette-classic").option("calculate", false).option("cellGap", 1)
                .option("color", Json.object("mode", "scheme", "scheme", "Oranges", "steps", 64, "exponent", 0.5,
                        "fill", "dark-orange", "reverse", false, "scale", "exponential"))
                .option("yAxis", Json.object("axisPlacement", "left", "unit", unit.id))
                .option("rowsFrame", Json.object("layout", "le"))
                .option("tooltip", Json.object("mode", "single", "yHistogram", false, "showColorScale", false))
                .option("legend", Json.object("show", true)).option("filterValues", Json.object("le", 1e-9))
                .option("showValue", "never");
    }

    /** One number over another that is not time. */
    static Panel curve(int id, int width, String x) {
        return new Panel(id, "trend", width, 8).colour("palette-classic").custom("drawStyle", "line").custom("lineWidth", 2)
                .custom("fillOpacity", 0).custom("showPoints", "always").option("xField", x).option("legend", legend("list"))
                .option("tooltip", tooltip("multi", "desc"));
    }

    /** A bar for each row, as wide as what it stands for. */
    static Panel barsByRow(int id, int width, int height) {
        return new Panel(id, "barchart", width, height).colour("palette-classic").custom("fillOpacity", 80).custom("lineWidth", 0)
                .option("orientation", "horizontal").option("stacking", "none").option("showValue", "auto")
                .option("legend", legend("list")).option("tooltip", tooltip("multi", "none"));
    }

    private static Panel overTime(int id, int width) {
        return new Panel(id, "timeseries", width, 8).colour("palette-classic").custom("showPoints", "auto").custom("spanNulls", false)
                .option("legend", legend("table")).option("tooltip", tooltip("multi", "desc"));
    }

    private static ObjectNode legend(String mode) {
        var calcs = mode.equals("table") ? Json.array("lastNotNull", "max") : Json.array();
        return Json.object("displayMode", mode, "placement", "bottom", "calcs", calcs, "showLegend", true);
    }

    private static ObjectNode tooltip(String mode, String sort) {
        return Json.object("mode", mode, "sort", sort);
    }
}
