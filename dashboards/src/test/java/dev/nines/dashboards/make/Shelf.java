package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** Panels under one heading, laid from left to right and then further down. */
record Shelf(int id, String title, List<Panel> panels) {
    Shelf {
        panels = List.copyOf(panels);
    }

    static Shelf of(int id, String title, Panel... panels) {
        return new Shelf(id, title, List.of(panels));
    }

    /** Adds heading and panels from {@code top} down, and says where the next shelf begins. */
    int layInto(ArrayNode all, int top) {
        all.add(Json.object("id", id, "type", "row", "title", title, "collapsed", false, "panels", Json.array(),
                "gridPos", Json.object("h", 1, "w", Panel.FULL, "x", 0, "y", top)));
        int x = 0;
        int y = top + 1;
        int lowest = y;
        for (var panel : panels) {
            if (x + panel.width > Panel.FULL) {
                x = 0;
                y = lowest;
            }
            all.add(panel.at(x, y));
            x += panel.width;
            lowest = Math.max(lowest, y + panel.height);
        }
        return lowest;
    }
}
