package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a query is asked: what the variable of that name chooses. */
enum Source {
    PROMETHEUS("prometheus", "datasource"),
    POSTGRES("grafana-postgresql-datasource", "postgres");

    final String type;
    final String variable;

    Source(String type, String variable) {
        this.type = type;
        this.variable = variable;
    }

    ObjectNode json() {
        return Json.object("type", type, "uid", "${" + variable + "}");
    }
}
