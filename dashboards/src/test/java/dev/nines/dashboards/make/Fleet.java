package dev.nines.dashboards.make;

import static dev.nines.dashboards.make.PromQl.BY_MODEL;
import static dev.nines.dashboards.make.PromQl.CHOSEN;

import java.util.List;
import java.util.stream.Stream;

/** Everything that is watched, the worst first. */
final class Fleet {
    private static final String TARGET = "endpoint, probe, model";

    private Fleet() {}

    static Board board() {
        return new Board("nines-fleet", "Nines: fleet",
                "Every model that is watched, the worst first: what it answered, how fast, and what is left of its contract.",
                new Board.Span("now-1h", "15s"),
                Common.variables(merged(Common.chosen(), Variable.word("quantile", "Quantile", "p99 : 0.99", "p90 : 0.9", "p50 : 0.5"), Common.points())),
                List.of(Annotation.incidents()), List.of(now(), targets(), incidents(), latency(), happened()));
    }

    private static Shelf now() {
        return Shelf.of(1, "Now",
                Panels.number(2, 4).says("Targets", "Endpoints, probes and models that report, each vantage by itself.")
                        .asks(Query.latest("count(" + PromQl.sum("endpoint, probe, model, vantage", Metric.RUNS.of(CHOSEN)) + ")")),
                Panels.number(3, 4).says("Open incidents", "Targets of which an incident is open now.").turning(Turn.BAD_FROM_ONE)
                        .asks(Query.latest("sum(" + Metric.INCIDENT.of(CHOSEN) + ")")).leadsTo(Link.site("Incidents", "/incidents")),
                Panels.number(4, 4).says("Breach certain",
                        "Rules and targets whose running period even a perfect rest cannot save.").turning(Turn.BAD_FROM_ONE)
                        .asks(Query.latest("count(" + Metric.VERDICT.of("state=\"BREACH_CERTAIN\"," + CHOSEN) + " == 1) or vector(0)"))
                        .leadsTo(Link.site("Contracts", "/contracts")),
                Panels.number(5, 4).says("Least error budget",
                        "The smallest share of a period's error budget that is left, of all rules and targets. Below zero a promise is missed as of now.")
                        .in(Unit.SHARE).turning(Turn.BAD_BELOW_ZERO).asks(Query.latest("min(" + Metric.BUDGET.of(CHOSEN) + ")")),
                Panels.number(6, 4).says("Answered",
                        "Share of runs in the shown range that were answered, without what contracts usually exclude (429, quota, authentication, bad"
                                + " requests, our own trouble). A contract may count otherwise.")
                        .in(Unit.SHARE).decimals(3).upTo(1).asks(Query.latest(PromQl.answered("", CHOSEN))),
                Panels.number(7, 4).says("Spent", "What probing cost in the shown range, where prices are known.").in(Unit.DOLLARS).decimals(4)
                        .asks(Query.latest(PromQl.sum("", PromQl.inRange(Metric.COST.of(CHOSEN))))));
    }

    private static Shelf targets() {
        return Shelf.of(29, "Targets, the worst first", exact(), live());
    }

    private static Panel exact() {
        return Panels.table(30, 24, 10).says("All targets, exactly",
                "Runs that count, share of them up and quantiles of every target, those with an open incident first, then by uptime and p99."
                        + Common.EXACT + " A timeout counts as at least its limit, a failure above every answer.")
                .asks(Query.sqlRows(Sql.fleet()))
                .field("uptime", Property.called("Uptime"), Property.in(Unit.SHARE), Property.decimals(3))
                .field("incidents", Property.called("Incidents"), Property.turning(Turn.BAD_FROM_ONE), Property.coloured())
                .field("runs", Property.called("Runs"))
                .field("first_p50", Property.called("First token p50"), Property.in(Unit.MICROSECONDS))
                .field("first_p99", Property.called("First token p99"), Property.in(Unit.MICROSECONDS))
                .field("p99_is", Property.called("p99 is"), Property.words(Common.wordsOfBounds()), Property.coloured())
                .field("total_p50", Property.called("Total p50"), Property.in(Unit.MICROSECONDS))
                .field("total_p99", Property.called("Total p99"), Property.in(Unit.MICROSECONDS))
                .field("model", Property.links(Common.rowLinks()));
    }

    private static Panel live() {
        return Panels.table(8, 24, 9).says("All targets, live",
                "Over the shown range up to the last scrape; least budget first. Quantiles are read from buckets and are estimates;"
                        + " runs that failed otherwise than by a timeout are not in them, so look at the share answered first.")
                .asks(Query.rows(PromQl.answered(BY_MODEL, CHOSEN)),
                        Query.rows(PromQl.sum(BY_MODEL, PromQl.inRange(Metric.RUNS.of(CHOSEN)))),
                        Query.rows(PromQl.quantileInRange("0.99", Metric.FIRST_TOKEN, BY_MODEL, CHOSEN)),
                        Query.rows(PromQl.quantileInRange("0.99", Metric.TOTAL, BY_MODEL, CHOSEN)),
                        Query.rows("min by (" + BY_MODEL + ") (" + Metric.BUDGET.of(CHOSEN) + ")"),
                        Query.rows("max by (" + BY_MODEL + ") (" + Metric.INCIDENT.of(CHOSEN) + ")"))
                .field("Answered", Property.in(Unit.SHARE), Property.decimals(3))
                .field("Runs", Property.decimals(0))
                .field("First token p99", Property.in(Unit.SECONDS), Property.decimals(2))
                .field("Total p99", Property.in(Unit.SECONDS), Property.decimals(2))
                .field("Budget left", Property.in(Unit.SHARE), Property.decimals(2), Property.turning(Turn.BAD_BELOW_ZERO), Property.coloured())
                .field("Incident", Property.words(Common.wordsOfIncidents()), Property.turning(Turn.BAD_FROM_ONE), Property.coloured())
                .field("model", Property.links(Common.rowLinks()))
                .option("sortBy", Json.array(Json.object("displayName", "Budget left", "desc", false)))
                .transformed("merge", Json.object())
                .transformed("organize", Json.object("excludeByName", Json.object("Time", true),
                        "renameByName", Json.object("Value #A", "Answered", "Value #B", "Runs", "Value #C", "First token p99",
                                "Value #D", "Total p99", "Value #E", "Budget left", "Value #F", "Incident"),
                        "indexByName", Json.object("endpoint", 0, "probe", 1, "tier", 2, "model", 3)));
    }

    private static Shelf incidents() {
        return Shelf.of(31, "Incidents",
                Panels.states(9, 24, 6).says("Incidents", "When an incident of a model was open. It opens and closes by its own rule, never by a contract's.")
                        .words(Common.wordsOfIncidents()).turning(Turn.BAD_FROM_ONE).every(Common.A_SCRAPE)
                        .asks(Query.series("max by (" + TARGET + ") (" + Metric.INCIDENT.of(CHOSEN) + ")", Common.LEGEND))
                        .leadsTo(Link.incidents()).eachLeadsTo(Common.seriesLinks()));
    }

    private static Shelf latency() {
        return Shelf.of(10, "Latency",
                Panels.lines(32, 12).says("p99 of the first token, by tier", "From the start of a run to the first token of any channel."
                        + Common.EXACT + Common.FAILURES_ABOVE).in(Unit.MICROSECONDS).from(0).every(Common.A_MINUTE)
                        .asks(Query.sqlSeries(Sql.quantiles(Sql.CHOSEN, "ttft_us", "0.99", "tier"))),
                Panels.lines(11, 12).says("First token, live", "The chosen quantile of the time to the first token." + Common.OF_ANSWERS + Common.ESTIMATE)
                        .in(Unit.SECONDS).from(0).every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.quantile("$quantile", Metric.FIRST_TOKEN, TARGET, CHOSEN), Common.LEGEND))
                        .leadsTo(Link.site("Live page", "/")).eachLeadsTo(Common.seriesLinks()),
                Panels.lines(12, 12).says("Total, live", "The chosen quantile of the time to the last event." + Common.OF_ANSWERS + Common.ESTIMATE)
                        .in(Unit.SECONDS).from(0).every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.quantile("$quantile", Metric.TOTAL, TARGET, CHOSEN), Common.LEGEND)).eachLeadsTo(Common.seriesLinks()),
                Panels.heat(13, 12, Unit.SECONDS).says("Total, distribution",
                        "How many runs fell into each bucket; contracts' limits are bounds of buckets." + Common.OF_ANSWERS).every(Common.A_MINUTE)
                        .asks(Query.buckets(PromQl.sum("le", PromQl.increase(Metric.TOTAL.part("bucket", CHOSEN))))));
    }

    private static Shelf happened() {
        return Shelf.of(15, "What happened",
                Panels.bars(16, 12).says("Runs that were not answered, by class",
                        "The class is decided from the wire alone; whether it counts as downtime is the contract's to say.").every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("class", PromQl.increase(Metric.RUNS.of("class!=\"OK\"," + CHOSEN))), "{{class}}")),
                Panels.lines(17, 12).says("Tokens a second", "As endpoints report them; reasoning tokens are inside completion.").from(0)
                        .every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("type", PromQl.rate(Metric.TOKENS.of(CHOSEN))), "{{type}}")));
    }

    private static Variable[] merged(Variable[] some, Variable... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(Variable[]::new);
    }
}
