package dev.nines.dashboards.make;

import static dev.nines.dashboards.make.PromQl.CHOSEN;

import java.util.List;
import java.util.stream.Stream;

/** Tiers, models, endpoints or vantages side by side. */
final class Compare {
    private Compare() {}

    static Board board() {
        var more = Stream.of(
                Variable.word("group", "Compare", "tiers : tier", "models : model", "endpoints : endpoint", "vantages : vantage"),
                Variable.word("latency", "Latency", "first token : ttft_us", "total : total_us", "per output token : tpot_us", "connect : connect_us"), Common.points());
        return new Board("nines-compare", "Nines: compare", "Tiers, models, endpoints or vantages side by side, over the same range and by the same count.",
                new Board.Span("now-24h", "1m"), Common.variables(Stream.concat(more, Stream.of(Common.chosen())).toArray(Variable[]::new)),
                List.of(Annotation.incidents()), List.of(table(), overTime(), happened()));
    }

    private static Shelf table() {
        return Shelf.of(1, "In the shown range",
                Panels.table(2, 24, 8).says("Side by side", "Runs that count, share of them up, and quantiles of the chosen latency; slowest p99 first." + Common.EXACT
                        + " A timeout counts as at least its limit, a failure above every answer.").in(Unit.MICROSECONDS).asks(Query.sqlRows(Sql.compared()))
                        .field("runs", Property.called("Runs"), Property.in(Unit.COUNT))
                        .field("uptime", Property.called("Uptime"), Property.in(Unit.SHARE), Property.decimals(3)).field("p999", Property.called("p99.9"))
                        .field("p999_is", Property.called("p99.9 is"), Property.words(Common.wordsOfBounds()), Property.coloured()),
                Panels.barsByRow(3, 24, 10).says("Median, p90 and p99", "The same quantiles as bars." + Common.EXACT).in(Unit.MICROSECONDS).from(0)
                        .asks(Query.sqlRows(Sql.compared())).option("xField", "group")
                        .transformed("organize", Json.object("excludeByName", Json.object("runs", true, "uptime", true, "p95", true, "p999", true, "p999_is", true),
                                "renameByName", Json.object(), "indexByName", Json.object())));
    }

    private static Shelf overTime() {
        return Shelf.of(4, "Over time",
                Panels.lines(5, 12).says("p99 of the chosen latency", "The slowest hundredth begins here." + Common.EXACT + Common.FAILURES_ABOVE)
                        .in(Unit.MICROSECONDS).from(0).every(Common.A_MINUTE).asks(Query.sqlSeries(Sql.quantiles(Sql.CHOSEN, "$latency", "0.99", "$group"))),
                Panels.lines(6, 12).says("Median of the chosen latency", "Half of the runs were faster." + Common.EXACT).in(Unit.MICROSECONDS).from(0)
                        .every(Common.A_MINUTE).asks(Query.sqlSeries(Sql.quantiles(Sql.CHOSEN, "$latency", "0.5", "$group"))),
                Panels.lines(7, 12).says("Uptime", "Share of each step's runs that were up among those up and down." + Common.EXACT).in(Unit.SHARE).upTo(1)
                        .every(Common.A_MINUTE).asks(Query.sqlSeries(Sql.uptime(Sql.CHOSEN, "$group"))),
                Panels.lines(8, 12).says("p99 of the first token, live", "Up to the last scrape." + Common.OF_ANSWERS + Common.ESTIMATE).in(Unit.SECONDS).from(0).every(Common.A_MINUTE)
                        .asks(series(PromQl.quantile("0.99", Metric.FIRST_TOKEN, "$group", CHOSEN))));
    }

    private static Shelf happened() {
        return Shelf.of(9, "What happened, and what it took",
                Panels.table(10, 12, 8).says("Runs by class", "What happened in the shown range, and what a class counts as unless a contract says otherwise.")
                        .asks(Query.sqlRows(Sql.classes(Sql.CHOSEN, "$group"))).leadsTo(Link.incidents(), Link.site("Status page", "/")),
                Panels.lines(11, 12).says("Per output token, mean, live", "Mean distance between tokens after the first, of answered runs.").in(Unit.SECONDS).from(0)
                        .every(Common.A_MINUTE).asks(series(PromQl.mean(Metric.PER_TOKEN, "$group", CHOSEN))),
                Panels.lines(12, 12).says("Dollars for a thousand runs", "What probing cost, where prices are known, over all runs that reached for the endpoint, answered or not.").in(Unit.DOLLARS).decimals(4).from(0)
                        .every(Common.A_MINUTE).asks(series("1000 * " + PromQl.sum("$group", PromQl.rate(Metric.COST.of(CHOSEN))) + " / "
                                + PromQl.sum("$group", PromQl.rate(Metric.RUNS.of("class!=\"LOCAL\"," + CHOSEN))))),
                Panels.lines(13, 12).says("Completion tokens an answer", "How much is answered, for total times compare only where this is alike.").from(0)
                        .every(Common.A_MINUTE).asks(series(PromQl.sum("$group", PromQl.rate(Metric.TOKENS.of("type=\"completion\"," + CHOSEN))) + " / "
                                + PromQl.sum("$group", PromQl.rate(Metric.RUNS.of("class=\"OK\"," + CHOSEN))))));
    }

    private static Query series(String expr) {
        return Query.series(PromQl.named("$group", expr), "{{$group}}");
    }
}
