package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One way in which a field differs from the rest of its panel. */
record Property(String id, JsonNode value) {
    static Property in(Unit unit) {
        return new Property("unit", Json.node(unit.id));
    }

    static Property decimals(int places) {
        return new Property("decimals", Json.node(places));
    }

    static Property called(String name) {
        return new Property("displayName", Json.node(name));
    }

    static Property turning(Turn turn) {
        return new Property("thresholds", turn.json());
    }

    static Property coloured() {
        return new Property("custom.cellOptions", Json.object("type", "color-text"));
    }

    static Property words(ObjectNode byValue) {
        return new Property("mappings", Json.array(Json.object("type", "value", "options", byValue)));
    }

    /** A limit of a contract, told from what was measured. */
    static Property dashed() {
        return new Property("custom.lineStyle", Json.object("fill", "dash", "dash", Json.array(10, 10)));
    }

    static Property coloured(String colour) {
        return new Property("color", Json.object("mode", "fixed", "fixedColor", colour));
    }

    static Property onTheRight() {
        return new Property("custom.axisPlacement", Json.node("right"));
    }

    static Property links(Link... links) {
        var all = Json.array();
        for (var link : links) all.add(link.json());
        return new Property("links", all);
    }

    ObjectNode json() {
        return Json.object("id", id, "value", value);
    }
}
