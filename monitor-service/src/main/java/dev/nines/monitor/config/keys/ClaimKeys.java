package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Table;

/** {@code contracts.*.claim}: until when a credit can be claimed, in the shapes that contracts use. */
final class ClaimKeys {
    private static final Count DAYS = new Count(1, 3650);
    private static final Count MONTHS = new Count(1, 120);

    static final Table CLAIM = Table.of(
            key("within-of-downtime", Kind.DURATION, "duration from the outage's beginning"),
            key("days-after-incident", DAYS, "days from the day on which the outage began"),
            key("business-days-after-incident", DAYS, "the same, Monday to Friday; public holidays are not known"),
            key("days-after-month-end", DAYS, "days from the end of the month in which the outage began"),
            key("days-after-quarter-end", DAYS, "days from the end of its calendar quarter"),
            key("months-after-month-end", MONTHS, "months from the end of its month"),
            key("end-of-later-cycle", MONTHS, "the end of the month that is so many months after its month"))
            .with(Group.one("within-of-downtime", "days-after-incident", "business-days-after-incident", "days-after-month-end",
                    "days-after-quarter-end", "months-after-month-end", "end-of-later-cycle"));

    private ClaimKeys() {}
}
