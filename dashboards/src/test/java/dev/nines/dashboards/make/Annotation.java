package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What happened beside what is drawn, from rows with {@code time}, {@code timeend}, {@code text} and {@code tags}. */
record Annotation(String name, String colour, String sql) {
    static Annotation incidents() {
        return new Annotation("Incidents", "red", HappenedSql.INCIDENTS_AS_ANNOTATIONS);
    }

    static Annotation periods() {
        return new Annotation("Ends of periods", "purple", HappenedSql.ENDS_OF_PERIODS);
    }

    static Annotation changes() {
        return new Annotation("Who changed what", "blue", HappenedSql.CHANGES_AS_ANNOTATIONS);
    }

    ObjectNode json() {
        var target = Query.sqlRows(sql).json("Anno");
        return Json.object("name", name, "datasource", Source.POSTGRES.json(), "enable", true, "hide", false, "iconColor", colour,
                "target", target, "rawQuery", sql);
    }
}
