package dev.nines.monitor.config.keys;

import static dev.nines.monitor.config.shape.Key.key;

import dev.nines.monitor.config.shape.Kind;
import dev.nines.monitor.config.shape.Shape;
import dev.nines.monitor.config.shape.Shape.Count;
import dev.nines.monitor.config.shape.Shape.Either;
import dev.nines.monitor.config.shape.Shape.Items;
import dev.nines.monitor.config.shape.Shape.Members;
import dev.nines.monitor.config.shape.Shape.Naming;
import dev.nines.monitor.config.shape.Shape.Table;
import dev.nines.monitor.config.shape.Shape.Word;
import java.util.List;

/** The top of {@code nines.yaml}. */
public final class NinesKeys {
    private static final Count RUNS = new Count(1, 1000);

    private static final Table VANTAGE = Table.of(
            key("name", Kind.VANTAGE, "that name, where `vantage` is a table").usually("here"),
            key("canary", new Items(Kind.HOST),
                    "list of `host:port` that tell a lost network of ours from an endpoint that is away; `[]`"
                            + " asks nobody")
                    .usually("[\"one.one.one.one:443\", \"dns.google:443\"]"));

    private static final Table SEVERAL = Table.of(
            key("quorum", RUNS, "as many must say so; `1` is any of them").required("2"),
            key("names", new Items(Kind.VANTAGE), "names of the vantages; `vantage` is one of them where this process has a say")
                    .required("[zurich-1, frankfurt-1]"),
            key("fresh-for", Kind.DURATION, "duration that a vantage's last run counts, 10s to 1d; never less than three runs of the probe").usually("3m"));

    private static final Table INCIDENTS = Table.of(
            key("open-after", RUNS, "bad runs that open an incident, 1 to 1000").usually("3"),
            key("out-of", RUNS,
                    "the newest runs that they must be among, up to 1000; more than `open-after` where they"
                            + " need not be in a row")
                    .usually(s -> s.text("open-after"), "as many as `open-after`"),
            key("close-after", RUNS, "good runs in a row, 1 to 1000").usually("3"),
            key("vantages", SEVERAL, "several places that decide together, over one database: a target is down when so many of them say so")
                    .without("each vantage decides by itself"));

    private static final Table RETENTION = Table.of(
            key("raw", Kind.DURATION,
                    "duration: raw rows, from the end of their day, and of the month that a contract counts them"
                    + " in; 32d to 36500d").usually("75d"),
            key("hours", Kind.DURATION, "duration: distributions and counts by hour; at least `raw`")
                    .usually(s -> Days.longer(s.text("raw"), "400d"), "`400d`, or as long as `raw`"),
            key("days", Kind.DURATION, "duration: the same by day; at least `hours`. Months are kept for ever")
                    .usually(s -> Days.longer(s.text("hours"), "3650d"), "`3650d`, or as long as `hours`"));

    private static final Table ACCESS = Table.of(
            key("bind", Kind.ADDRESS, "IP address that pages and API listen on; `0.0.0.0` is every one of this machine. Any that others can"
                    + " reach needs an API token to be there first").usually("127.0.0.1"),
            key("loopback", new Word(List.of("open", "token")),
                    "what reading needs from this machine: nothing, or a `token`, as where a reverse proxy on it passes on what others ask")
                    .usually("open"),
            key("allow-private", new Items(Kind.NETWORK), "list of hosts, addresses and networks (`10.1.0.0/16`) of your own that URLs given by"
                    + " API or pages may point to; this version takes none that way").usually("[]"));

    private static final Table STATEMENTS = Table.of(
            key("grace", Kind.DURATION, "duration after a period closed in its contract's zone, for runs that are still on their way; 1m to 7d").usually("2m"),
            key("remind-days", new Items(new Count(1, 365)),
                    "so many days before the last day to claim a credit that is owed, `claim.due` is sent; `[]` for never").usually("[14, 7, 3, 1]"));

    public static final Table ROOT = Table.of(
            key("vantage", new Either(Kind.VANTAGE, VANTAGE), "name of the place that probes are sent from, or a table")
                    .usually("here"),
            key("endpoints", new Members(Naming.NAMES, EndpointKeys.ENDPOINT), "table of endpoints")
                    .required("a table with a base-url"),
            key("tiers", new Members(Naming.NAMES, new Items(Kind.MODEL)),
                    "table: name to list of patterns; a model belongs to the first tier that matches")
                    .without("no tiers"),
            key("probes", new Members(Naming.NAMES, ProbeKeys.PROBE), "table of probes")
                    .required("a table with an endpoint"),
            key("contracts", new Members(Naming.NAMES, new Shape.OverPreset(ContractKeys.CONTRACT)),
                    "table of contracts")
                    .without("no contracts"),
            key("incidents", INCIDENTS, "when a target counts as down, whatever its contract says"),
            key("retention", RETENTION, "how long what is kept, see below"),
            key("alerts", new Members(Naming.NAMES, AlertKeys.ALERT),
                    "table of rules of your own, and by their names of usual ones that are changed: `never`, or a table, see below")
                    .without("the usual rules"),
            key("receivers", new Members(Naming.NAMES, ReceiverKeys.RECEIVER), "table of receivers of messages")
                    .without("no receivers"),
            key("maintenance", new Members(Naming.NAMES, MaintenanceKeys.WINDOW),
                    "table of windows of announced work: alerts that match are held back, see below; no contract counts differently for it")
                    .without("no windows"),
            key("statements", STATEMENTS, "when statements are written, and when their claims are remembered"),
            key("access", ACCESS, "who may reach the pages and the API, see below"));

    private NinesKeys() {}
}
