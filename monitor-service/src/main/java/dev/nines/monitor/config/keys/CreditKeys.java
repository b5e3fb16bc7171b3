package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Key;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code contracts.*.credit}. */
final class CreditKeys {
    private static final Key BELOW = key("below", Kind.PERCENT, "percentage; or `at-or-below`");
    private static final Key AT_OR_BELOW = key("at-or-below", Kind.PERCENT, "percentage; or `below`");
    private static final Group BOUND = Group.one("below", "at-or-below");

    private static final Table TIER = Table.of(BELOW, AT_OR_BELOW,
            key("above", Kind.PERCENT, "percentage at which the tier ends, without it; or `at-or-above`")
                    .without("reaches to the next tier"),
            key("at-or-above", Kind.PERCENT, "percentage at which the tier ends, with it; or `above`")
                    .without("reaches to the next tier"),
            key("percent", new Count(1, 100), "whole percent of the fee, 1 to 100").required("10"))
            .with(BOUND).with(Group.atMostOne("above", "at-or-above"));

    private static final Table DAYS = Table.of(BELOW, AT_OR_BELOW,
            key("days", new Count(1, 366), "days of service, each worth its part of the fee").required("3"))
                    .with(BOUND);

    private static final Table PROPORTIONAL = Table.of(
            key("multiplier", Kind.NUMBER, "what the lost part of the period is multiplied with").required("1"),
            key("affected-ratio", Kind.PERCENT,
                    "percentage of the customers that an outage affects, as the vendor counts them")
                    .required("100%"));

    static final Table CREDIT = Table.of(
            key("tiers", new Items(TIER), "list from the highest bound to the lowest; or one of the next two"),
            key("proportional", PROPORTIONAL, "the lost part of the period, of the fee"),
            key("service-days", new Items(DAYS), "list of days of service, from the highest bound to the lowest"),
            key("latency", Kind.WHOLE_PERCENT, "whole percentage of the fee for a breached latency rule")
                    .requiredWhen("beside `latency`", "10%, or 0%"),
            key("cap", Kind.WHOLE_PERCENT, "whole percentage of the fee, the most that is owed").required("50%"),
            key("floor", Kind.MONEY, "money; an amount at or below it is not issued").required("1 USD"),
            key("rounding", new Word(List.of("half-up", "half-even", "down", "up")),
                    "`half-up`, `half-even`, `down` or `up`, once, at the end").required("half-up"))
            .with(Group.one("tiers", "proportional", "service-days"));

    private CreditKeys() {}
}
