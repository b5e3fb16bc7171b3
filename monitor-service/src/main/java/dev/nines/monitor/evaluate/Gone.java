package dev.nines.monitor.evaluate;

import dev.nines.db.question.NotFoundCounts.Before;
import dev.nines.db.question.NotFoundCounts.Circumstance;

/**
 * Whose matter it is that a model was not found. The vendor's as long as it offers the model: the model had answered in the period,
 * and the endpoint's list goes on naming it. Where no list ever named it (there is no list, or one that leaves models out), the list
 * says nothing and the earlier answer decides: what was served before and is refused now is a failure to whoever was served.
 */
public enum Gone {
    /** It was offered: the contract says whether that counts. */
    WHILE_OFFERED("MODEL_NOT_FOUND"),
    /** The list named it once and does not any more: what is withdrawn is not down. */
    RETIRED("RETIRED"),
    /** It has not answered in the period: nobody could rely on it. */
    NEVER_ANSWERED("NEVER_ANSWERED");

    private final String reason;

    Gone(String reason) {
        this.reason = reason;
    }

    /** The word by which evidence lists it. */
    public String reason() {
        return reason;
    }

    public static Gone of(Circumstance found) {
        return switch (found.said()) {
            case WITHDRAWN -> RETIRED;
            case LISTED, NOTHING -> switch (found.before()) {
                case Before.ANSWERED -> WHILE_OFFERED;
                case Before.SILENT -> NEVER_ANSWERED;
            };
        };
    }
}
