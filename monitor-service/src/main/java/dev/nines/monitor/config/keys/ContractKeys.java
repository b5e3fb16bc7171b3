package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code contracts.*}, and what presets have beside it. */
public final class ContractKeys {
    private static final Table APPLIES_TO = Table.of(
            key("tier", Kind.NAME, "name of a tier; or `models`"),
            key("models", new Items(Kind.MODEL), "patterns; or `tier`"),
            key("probes", new Items(Kind.NAME), "names of the probes whose runs count").without("every probe that streams"))
            .with(Group.one("tier", "models"));

    private static final Table UPTIME = Table.of(key("objective", Kind.PERCENT, "percentage").required("99.9%"));

    private static final Table LATENCY = Table.of(
            key("percentile", Kind.PERCENTILE, "percentile").required("p99"),
            key("of", new Word(List.of("first-token", "total")), "`first-token` or `total`").required("first-token"),
            key("limit", Kind.DURATION, "duration; shorter than the timeout of every probe that it is judged on").required("800ms"),
            key("failures", new Word(List.of("over", "excluded")),
                    "`over`: a failed run counts as over the limit; `excluded`: it does not count").required("over"),
            key("minimum-samples", new Count(1, 100_000_000), "fewer give no verdict; at least 100 for `p99`, 1000 for `p99.9`")
                    .required("100"));

    public static final Table CONTRACT = Table.of(
            key("preset", Kind.TEXT, "name of a preset, which sets all keys that are not written here").without("none"),
            key("title", Kind.TEXT, "name for people").usually(s -> "\"" + s.name() + "\"", "the contract's own name"),
            key("applies-to", APPLIES_TO, "either a tier or models").required("{ tier: pro }"),
            key("zone", Kind.ZONE, "time zone of the months, `Europe/Zurich`").required("Europe/Zurich"),
            key("active-from", Kind.DAY, "day, `2026-01-31`; nothing before it is judged").required("2026-01-31"),
            key("uptime", UPTIME, "the promised share of good requests of a month; or `latency`, or both"),
            key("latency", LATENCY, "the promised percentile of a month; or `uptime`, or both"),
            key("counting", new Items(new Word(List.of("provider", "capacity", "model-gone", "customer"))),
                    "list of what is downtime: `provider`, `capacity` (429), `model-gone` (see below), `customer`")
                    .required("[provider]"),
            key("coverage-floor", Kind.PERCENT, "percentage of the planned runs; below it there is no verdict").required("90%"),
            key("fee", Kind.FEE, "money a month").required("2500 USD/month"),
            key("credit", CreditKeys.CREDIT, "what a breach is worth").required("{ tiers: [{ below: 99.9%, percent: 10 }], ... }"),
            key("claim-within", Kind.DURATION, "duration from the end of the month").required("30d"),
            key("source", Kind.TEXT, "where the terms stand, for the reader of a statement").usually("\"as configured\"", "`as configured`"))
            .with(Group.atLeastOne("uptime", "latency"));

    private ContractKeys() {}
}
