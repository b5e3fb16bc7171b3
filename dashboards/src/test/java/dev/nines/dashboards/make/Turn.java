package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Where a colour turns. Each is a sign, not an opinion: zero, the first of something bad, and all of a budget. */
enum Turn {
    BAD_BELOW_ZERO("red", "green", 0),
    BAD_FROM_ONE("green", "red", 1),
    GOOD_FROM_ONE("red", "green", 1),
    /** From a burn rate of 1 on the budget does not last for its period. */
    OVER_BUDGET_FROM_ONE("green", "orange", 1);

    private final String below;
    private final String from;
    private final int sign;

    Turn(String below, String from, int sign) {
        this.below = below;
        this.from = from;
        this.sign = sign;
    }

    ObjectNode json() {
        return Panel.steps(Json.object("color", below, "value", Json.NOTHING), Json.object("color", from, "value", sign));
    }

    /** @param told where a rule speaks, which is where nothing turned before it */
    ObjectNode json(BigDecimal told) {
        if (told.compareTo(BigDecimal.valueOf(sign)) <= 0) return json();
        return Panel.steps(Json.object("color", below, "value", Json.NOTHING), Json.object("color", from, "value", sign),
                Json.object("color", "red", "value", told));
    }
}
