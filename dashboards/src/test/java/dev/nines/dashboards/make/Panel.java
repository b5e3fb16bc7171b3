package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** One panel while it is described. Its number stays with it for ever: links and embedded panels name it. */
final class Panel {
    /** What a panel may be as wide as. */
    static final int FULL = 24;

    final int width;
    final int height;
    private final ObjectNode json;
    private final ObjectNode defaults;
    private final ArrayNode overrides = Json.array();
    private final ArrayNode links = Json.array();

    /** Panels by number, kind and size; what they say comes from {@link #says} and {@link #asks}. */
    Panel(int id, String type, int width, int height) {
        this.width = width;
        this.height = height;
        this.defaults = Json.object("unit", Unit.COUNT.id, "thresholds", steps(Json.object("color", "blue", "value", Json.NOTHING)),
                "color", Json.object("mode", "thresholds"), "mappings", Json.array());
        this.json = Json.object("id", id, "type", type, "title", "", "description", "", "datasource", Source.PROMETHEUS.json(),
                "gridPos", Json.object(), "targets", Json.array(), "options", Json.object(),
                "fieldConfig", Json.object("defaults", defaults, "overrides", overrides), "links", links);
    }

    Panel says(String title, String description) {
        json.put("title", title).put("description", description);
        return this;
    }

    /** A panel whose queries go to both sources is a mixed one. */
    Panel asks(Query... queries) {
        var targets = json.withArray("targets");
        for (var query : queries) targets.add(query.json(String.valueOf((char) ('A' + targets.size()))));
        var sources = List.of(queries).stream().map(Query::source).distinct().toList();
        json.set("datasource", sources.size() > 1 ? mixed() : sources.getFirst().json());
        return this;
    }

    Panel in(Unit unit) {
        defaults.put("unit", unit.id);
        return this;
    }

    Panel decimals(int places) {
        defaults.put("decimals", places);
        return this;
    }

    Panel from(int least) {
        defaults.put("min", least);
        return this;
    }

    Panel upTo(int most) {
        defaults.put("max", most);
        return this;
    }

    /** Colours turn at a sign, where a meaning turns; never at an invented latency. */
    Panel turning(Turn turn) {
        defaults.set("thresholds", turn.json());
        return this;
    }

    /** And once more, red, where a rule speaks. */
    Panel turning(Turn turn, BigDecimal told) {
        defaults.set("thresholds", turn.json(told));
        return this;
    }

    Panel option(String name, Object value) {
        ((ObjectNode) json.path("options")).set(name, Json.node(value));
        return this;
    }

    Panel custom(String name, Object value) {
        if (!defaults.has("custom")) defaults.set("custom", Json.object());
        ((ObjectNode) defaults.path("custom")).set(name, Json.node(value));
        return this;
    }

    Panel colour(String mode) {
        defaults.set("color", Json.object("mode", mode));
        return this;
    }

    Panel words(ObjectNode byValue) {
        defaults.set("mappings", Json.array(Json.object("type", "value", "options", byValue)));
        return this;
    }

    /** How one field of a table, or one series, differs from the rest. */
    Panel field(String name, Property... properties) {
        return differing(Json.object("id", "byName", "options", name), properties);
    }

    /** The same for all whose names match. */
    Panel like(String regex, Property... properties) {
        return differing(Json.object("id", "byRegexp", "options", regex), properties);
    }

    private Panel differing(ObjectNode which, Property... properties) {
        var all = Json.array();
        for (var property : properties) all.add(property.json());
        overrides.add(Json.object("matcher", which, "properties", all));
        return this;
    }

    Panel transformed(String id, ObjectNode options) {
        json.withArray("transformations").add(Json.object("id", id, "options", options));
        return this;
    }

    /** The finest step: a query over time asks no finer. */
    Panel every(String interval) {
        json.put("interval", interval);
        return this;
    }

    Panel leadsTo(Link... to) {
        for (var link : to) links.add(link.json());
        return this;
    }

    /** Where each series leads to, by its labels. */
    Panel eachLeadsTo(Link... to) {
        for (var link : to) defaults.withArray("links").add(link.json());
        return this;
    }

    JsonNode at(int x, int y) {
        json.set("gridPos", Json.object("h", height, "w", width, "x", x, "y", y));
        return json;
    }

    static ObjectNode steps(ObjectNode... steps) {
        return Json.object("mode", "absolute", "steps", Json.array((Object[]) steps));
    }

    private static ObjectNode mixed() {
        return Json.object("type", "datasource", "uid", "-- Mixed --");
    }
}
