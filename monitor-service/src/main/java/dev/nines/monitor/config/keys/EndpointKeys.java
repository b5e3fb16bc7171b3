package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Either;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Members;
import dev.nines.monitor.config.shape.Shape.Naming;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** {@code endpoints.*}. */
final class EndpointKeys {
    private static final Table LIMITS = Table.of(
            key("requests", new Either(Kind.RATE, new Items(Kind.RATE)),
                    "rate, or a list of rates that all hold: `[50/min, 1000/day]`")
                    .usually("30/min"),
            key("share", Kind.PERCENT,
                    "percentage of `requests` and `tokens` that probing may use; the rest is left to others"
                            + " with the same key")
                    .usually("100%"),
            key("tokens", Kind.TOKENS_A_DAY, "tokens a UTC day").usually("2M/day"),
            key("cost", Kind.DOLLARS_A_DAY, "US dollars a UTC day, as far as prices are known").usually("1 USD/day"),
            key("concurrency", new Count(1, 10_000), "most runs in flight at once, 1 to 10000").usually("8"));

    private static final Table PRICE = Table.of(
            key("input", Kind.NUMBER, "US dollars for a million tokens").required("0.25, in USD per million tokens"),
            key("output", Kind.NUMBER, "US dollars for a million tokens").required("1.10, in USD per million tokens"));

    private static final Table MODELS = Table.of(
            key("discover", new Word(List.of("true", "false")),
                    "`true` asks `/v1/models`; `false` asks only the exact ids that probes name")
                    .usually("true"),
            key("include", new Items(Kind.MODEL), "patterns; a listed model must match one").usually("[\"*\"]"),
            key("exclude", new Items(Kind.MODEL), "patterns; a listed model must match none").usually("[]"),
            key("prices", new Members(Naming.ANY_TEXT, PRICE), "table: pattern to price; the first that matches counts")
                    .without("no price is known"));

    static final Table ENDPOINT = Table.of(
            key("base-url", Kind.URL, "URL as the vendor writes it, `https://host/v1`").required("https://host/v1"),
            key("api-key", Kind.SECRET, "secret, sent as `Authorization: Bearer`").without("none is sent"),
            key("ca", Kind.FILE,
                    "absolute path of a PEM file: authorities trusted for this endpoint beside those of Java")
                    .without("Java's alone"),
            key("limits", LIMITS, "what we may ask of the endpoint, as hard stops, see below"),
            key("models", MODELS, "which models are ours to ask"));

    private EndpointKeys() {}
}
