package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code contracts.*.credit}. */
final class CreditKeys {
    private static final Table TIER = Table.of(
            key("below", Kind.PERCENT, "percentage; or `at-or-below`"),
            key("at-or-below", Kind.PERCENT, "percentage; or `below`"),
            key("percent", new Count(1, 100), "whole percent of the fee, 1 to 100").required("10"))
            .with(Group.one("below", "at-or-below"));

    static final Table CREDIT = Table.of(
            key("tiers", new Items(TIER), "list from the highest bound to the lowest").required("[{ below: 99.9%, percent: 10 }]"),
            key("latency", Kind.WHOLE_PERCENT, "whole percentage of the fee for a breached latency rule")
                    .requiredWhen("beside `latency`", "10%, or 0%"),
            key("cap", Kind.WHOLE_PERCENT, "whole percentage of the fee, the most that is owed").required("50%"),
            key("floor", Kind.MONEY, "money; an amount at or below it is not issued").required("1 USD"),
            key("rounding", new Word(List.of("half-up", "half-even", "down", "up")),
                    "`half-up`, `half-even`, `down` or `up`, once, at the end").required("half-up"));

    private CreditKeys() {}
}
