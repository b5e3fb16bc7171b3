package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** From a panel, or from a row of a table, to somewhere else. */
record Link(String title, String url) {
    private static final String RANGE = "from=${__from:date:iso}&to=${__to:date:iso}";
    private static final String SOURCES = "${datasource:queryparam}&${postgres:queryparam}&${nines:queryparam}";
    private static final String TARGET = "${endpoint:percentencode}/${probe:percentencode}/${model:percentencode}";
    private static final String SERIES =
            "${__field.labels.endpoint:percentencode}/${__field.labels.probe:percentencode}/${__field.labels.model:percentencode}";
    private static final String ROW =
            "${__data.fields.endpoint:percentencode}/${__data.fields.probe:percentencode}/${__data.fields.model:percentencode}";

    /** The page of the target that the variables name. */
    static Link page() {
        return new Link("Page of this target", "${nines}/models/" + TARGET);
    }

    /** Every single run of the target that the variables name, in the shown range. */
    static Link evidence() {
        return new Link("Runs of this range, one by one", "${nines}/api/v1/observations?target=" + TARGET + "&" + RANGE);
    }

    static Link distribution(String metric) {
        return new Link("Distribution in this range", "${nines}/api/v1/distributions?target=" + TARGET + "&metric=" + metric + "&" + RANGE);
    }

    /** The page of the target that stands in the row's columns. */
    static Link rowPage() {
        return new Link("Page of this target", "${nines}/models/" + ROW);
    }

    static Link rowEvidence() {
        return new Link("Runs of this range, one by one", "${nines}/api/v1/observations?target=" + ROW + "&" + RANGE);
    }

    static Link incidents() {
        return new Link("Incidents of this range", "${nines}/api/v1/incidents?" + RANGE);
    }

    static Link site(String title, String path) {
        return new Link(title, "${nines}" + path);
    }

    /** The dashboard of the model in the row's columns {@code endpoint}, {@code probe} and {@code model}, in the same range. */
    static Link rowModel() {
        return new Link("Dashboard of this model", "/d/nines-model?" + SOURCES + "&${__url_time_range}"
                + "&var-endpoint=${__data.fields.endpoint:percentencode}&var-probe=${__data.fields.probe:percentencode}"
                + "&var-model=${__data.fields.model:percentencode}");
    }

    /** The dashboard of the target whose labels a series carries. */
    static Link seriesModel() {
        return new Link("Dashboard of this model", "/d/nines-model?" + SOURCES + "&${__url_time_range}"
                + "&var-endpoint=${__field.labels.endpoint:percentencode}&var-probe=${__field.labels.probe:percentencode}"
                + "&var-model=${__field.labels.model:percentencode}");
    }

    static Link seriesPage() {
        return new Link("Page of this target", "${nines}/models/" + SERIES);
    }

    static Link seriesEvidence() {
        return new Link("Runs of this range, one by one", "${nines}/api/v1/observations?target=" + SERIES + "&" + RANGE);
    }

    ObjectNode json() {
        return Json.object("title", title, "url", url, "targetBlank", url.startsWith("${nines}"));
    }
}
