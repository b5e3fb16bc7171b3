package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** @param legend how a series is called; a query of PostgreSQL names its own */
record Query(Source source, String text, Shape shape, String legend) {
    /** What comes back. */
    enum Shape { SERIES, LATEST, TABLE, BUCKETS }

    /** Series over the shown range. */
    static Query series(String expr, String legend) {
        return new Query(Source.PROMETHEUS, expr, Shape.SERIES, legend);
    }

    /** One number, as of the end of the range. */
    static Query latest(String expr) {
        return latest(expr, "__auto");
    }

    /** One number for each series. */
    static Query latest(String expr, String legend) {
        return new Query(Source.PROMETHEUS, expr, Shape.LATEST, legend);
    }

    static Query rows(String expr) {
        return new Query(Source.PROMETHEUS, expr, Shape.TABLE, "__auto");
    }

    static Query buckets(String expr) {
        return new Query(Source.PROMETHEUS, expr, Shape.BUCKETS, "{{le}}");
    }

    static Query sqlSeries(String sql) {
        return new Query(Source.POSTGRES, sql, Shape.SERIES, "");
    }

    static Query sqlRows(String sql) {
        return new Query(Source.POSTGRES, sql, Shape.TABLE, "");
    }

    ObjectNode json(String ref) {
        return switch (source) {
            case PROMETHEUS -> Json.object("refId", ref, "datasource", source.json(), "editorMode", "code", "expr", text,
                    "format", format(), "instant", !isOverTime(), "range", isOverTime(), "legendFormat", legend);
            case POSTGRES -> Json.object("refId", ref, "datasource", source.json(), "editorMode", "code", "format", format(),
                    "rawQuery", true, "rawSql", text);
        };
    }

    private boolean isOverTime() {
        return shape == Shape.SERIES || shape == Shape.BUCKETS;
    }

    private String format() {
        return switch (shape) {
            case SERIES, LATEST -> "time_series";
            case TABLE -> "table";
            case BUCKETS -> "heatmap";
        };
    }
}
