package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Group;
import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Either;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;
import java.util.stream.Stream;

/** {@code contracts.*}, and what presets have beside it. */
public final class ContractKeys {
    /** The contracts that ship as data beside the rules. */
    public static final List<String> PRESETS = List.of("api-99.9", "aws-api-5min", "azure-transactions", "cloudflare-proportional",
            "gemini-5min", "github-quarter", "pro-channel-99.9", "ptu-latency", "twilio-2021");

    private static final Table APPLIES_TO = Table.of(
            key("tier", Kind.NAME, "name of a tier; or `models`"),
            key("models", new Items(Kind.MODEL), "patterns; or `tier`"),
            key("probes", new Items(Kind.NAME), "names of the probes whose runs count")
                    .without("every probe that streams"))
            .with(Group.one("tier", "models"));

    private static final Shape PERIOD = new Either(new Word(List.of("month", "quarter")), Table.of(
            key("rolling-days", new Count(1, 366), "days that each period has; the next one ends a day later")
                    .required("30")));

    private static final Table VANTAGES = Table.of(
            key("quorum", new Count(1, 1000), "as many must say so; `1` is any of them").required("2"),
            key("names", new Items(Kind.VANTAGE), "names of the vantages").required("[zurich-1, frankfurt-1]"));

    private static final Table UPTIME = Table.of(key("objective", Kind.PERCENT, "percentage").required("99.9%"));

    private static final Table LATENCY = Table.of(
            key("percentile", Kind.PERCENTILE, "percentile").required("p99"),
            key("of", new Word(List.of("first-token", "total")), "`first-token` or `total`").required("first-token"),
            key("limit", Kind.DURATION, "duration; shorter than the timeout of every probe that it is judged on")
                    .required("800ms"),
            key("failures", new Word(List.of("over", "excluded")),
                    "`over`: a failed run counts as over the limit; `excluded`: it does not count").required("over"),
            key("minimum-samples", new Count(1, 100_000_000),
                    "fewer give no verdict; at least 100 for `p99`, 1000 for `p99.9`")
                    .required("100"));

    public static final Table CONTRACT = Table.of(
            key("preset", new Word(PRESETS), "name of a preset, which sets all keys that are not written here")
                    .without("none"),
            key("title", Kind.TEXT, "name for people").usually(s -> "\"" + s.name() + "\"", "the contract's own name"),
            key("applies-to", APPLIES_TO, "either a tier or models").requiredAlways("{ tier: pro }"),
            key("zone", Kind.ZONE, "time zone of the periods, `Europe/Zurich`").requiredAlways("Europe/Zurich"),
            key("period", PERIOD,
                    "what is judged as one: calendar `month` or `quarter`, or `{ rolling-days: 30 }`, each day anew")
                    .usually(_ -> "month", "required beside `measure`, else `month`"),
            key("active-from", Kind.DAY, "day, `2026-01-31`; nothing before it is judged").requiredAlways("2026-01-31"),
            key("active-until", Kind.DAY, "last day that is judged").without("no end"),
            key("uptime", UPTIME, "short for a `request-ratio` with `repeats: counted` and `slow-success: good`"),
            key("measure", MeasureKeys.MEASURE,
                    "what is promised, and how it is measured; `uptime`, `measure` and `latency` are one at least"),
            key("latency", LATENCY, "the promised percentile of the period"),
            key("counting", new Items(new Word(List.of("provider", "capacity", "model-gone", "customer"))),
                    "list of what is downtime: `provider`, `capacity` (429), `model-gone` (see below), `customer`")
                    .required("[provider]"),
            key("coverage-floor", Kind.PERCENT, "percentage of the planned runs; below it there is no verdict")
                    .required("90%"),
            key("vantages", VANTAGES, "several places that judge together: a slot is bad when so many of them say so")
                    .without("each vantage is judged by itself"),
            key("exclusions", new Items(ExclusionKeys.EXCLUSION),
                    "list of time that does not count, in every version, the oldest first")
                    .without("none"),
            key("fee", Kind.FEE, "money a month; beside `period: quarter` also a quarter")
                    .requiredAlways("2500 USD/month"),
            key("credit", CreditKeys.CREDIT, "what a breach is worth")
                    .required("{ tiers: [{ below: 99.9%, percent: 10 }], ... }"),
            key("claim", ClaimKeys.CLAIM,
                    "until when a credit can be claimed, one of these; of two readings of a text the earlier counts"),
            key("claim-within", Kind.DURATION, "short: duration from the end of the period; or `claim`"),
            key("source", Kind.TEXT, "where the terms stand, for the reader of a statement")
                    .usually("\"as configured\"", "`as configured`"),
            key("as-of", Kind.DAY, "day on which the terms were read").without("not said"),
            key("our-reading", new Items(Kind.TEXT),
                    "list of what the text leaves open and how it was read here; for people")
                    .without("none"),
            key("side", new Word(List.of("customer", "operator")),
                    "whose statement it is: `customer` claims, `operator` gives the SLA; the words of a statement alone differ")
                    .usually("customer", "`customer`"),
            key("vendor", Kind.TEXT, "who gives the SLA, as a statement and its letter name him").without("the endpoint's name"),
            key("customer", Kind.TEXT, "the customer, as a statement and its letter name him").without("not said"),
            key("account", Kind.TEXT, "the customer's account, project or subscription at the vendor, for a claim").without("not said"),
            key("value-per-minute", Kind.MONEY, "what a minute of an incident costs the customer, `12.50 USD`; no part of a credit")
                    .without("not said"))
            .with(Group.atLeastOne("uptime", "measure", "latency")).with(Group.one("claim", "claim-within"));

    /** A preset, which also names what only its user can know. */
    public static final Shape PRESET = new Shape.OverPreset(new Table(
            Stream.concat(CONTRACT.keys().stream(), Stream.of(key("not-set", new Items(Kind.TEXT), "keys that the user must set"))).toList(),
            CONTRACT.groups()));

    private ContractKeys() {}
}
