package dev.nines.dashboards.make;

import static dev.nines.dashboards.make.PromQl.TARGET;

import java.math.BigDecimal;
import java.util.List;

/** One target: how fast, how often not, why, and what it took. */
final class Model {
    private Model() {}

    static Board board() {
        return new Board("nines-model", "Nines: model",
                "One model at one endpoint, asked by one probe: its quantiles to p99.9, their distribution, errors, phases, tokens and cost.",
                new Board.Span("now-24h", "1m"),
                Common.variables(Variable.one("endpoint", "Endpoint", Metric.RUNS.toString()),
                        Variable.one("probe", "Probe", Metric.RUNS.of("endpoint=\"$endpoint\"")),
                        Variable.one("model", "Model", Metric.RUNS.of("endpoint=\"$endpoint\",probe=\"$probe\"")), Common.points()),
                List.of(new Annotation("Incidents", "red", HappenedSql.INCIDENTS_OF_TARGET)),
                List.of(range(), latency(), shape(), errors(), phases(), spent()));
    }

    private static Shelf range() {
        return shelf(1, "In the shown range",
                quantiles(2, 10, "First token", "ttft_us").leadsTo(Link.distribution("ttft_us")),
                quantiles(3, 10, "Total", "total_us").leadsTo(Link.distribution("total_us")),
                Panels.number(4, 4).says("Up", "Share of runs that were up among those up and down, as classes count unless a contract says otherwise."
                        + Common.EXACT).in(Unit.SHARE).decimals(3).upTo(1).asks(Query.sqlRows(Sql.uptimeNow(Sql.TARGET))));
    }

    private static Panel quantiles(int id, int width, String name, String metric) {
        return Panels.number(id, width).says(name + ": p50 to p99.9",
                "Nearest-rank quantiles, and the number of runs they rest on." + Common.EXACT
                        + " A timeout counts as at least its limit; no number where the quantile falls on runs that never answered, or n is below 1/(1-q).")
                .in(Unit.MICROSECONDS).asks(Query.sqlRows(Sql.quantileRow(metric)))
                .field("p999", Property.called("p99.9")).field("runs", Property.called("n"), Property.in(Unit.COUNT));
    }

    private static Shelf latency() {
        return shelf(5, "Latency",
                over(6, "First token", "ttft_us"), over(7, "Total", "total_us"));
    }

    private static Panel over(int id, String name, String metric) {
        return Panels.lines(id, 12).says(name + ", p50 to p99.9", "Quantiles of each step." + Common.EXACT + Common.FAILURES_ABOVE
                + " A step of few runs has no high quantile: zoom out.").in(Unit.MICROSECONDS).from(0).every(Common.A_MINUTE)
                .asks(Query.sqlSeries(Sql.quantiles(Sql.TARGET, metric, "0.5,0.9,0.99,0.999", "all"))).leadsTo(Link.distribution(metric));
    }

    private static Shelf shape() {
        return shelf(8, "Distribution",
                Panels.heat(9, 12, Unit.SECONDS).says("First token, heat map",
                        "How many answers were how slow; a cell is named by its upper bound. Every answer counts, of any range, from the sums of hours and days"
                                + " and the newest single runs; one less than 0.1 % below a bound may stand above it. Failures are not in it.")
                        .every(Common.A_MINUTE).asks(Query.sqlRows(RunSql.heat("ttft_us"))),
                Panels.curve(10, 12, "nines").says("Percentile by nines",
                        "Latency over the number of nines: 1 is p90, 2 is p99, 3 is p99.9. A straight line is an exponential tail, a step is a second population."
                                + Common.EXACT + " It ends where runs are too few, or never answered.")
                        .in(Unit.MICROSECONDS).asks(Query.sqlRows(Sql.byNines())).field("nines", Property.in(Unit.COUNT))
                        .leadsTo(Link.distribution("ttft_us"), Link.distribution("total_us")),
                Panels.heat(11, 12, Unit.SECONDS).says("Total, heat map, live",
                        "How many runs fell into each bucket up to the last scrape; a timeout stands above every limit of a contract."
                                + " Other failures are not in it.").every(Common.A_MINUTE)
                        .asks(Query.buckets(PromQl.sum("le", PromQl.increase(Metric.TOTAL.part("bucket", TARGET))))),
                Panels.lines(12, 12).says("Quantiles of the first token, live", "Up to the last scrape." + Common.OF_ANSWERS + Common.ESTIMATE)
                        .in(Unit.SECONDS).from(0).every(Common.A_MINUTE).asks(live("0.5"), live("0.9"), live("0.99"), live("0.999")));
    }

    private static Query live(String quantile) {
        var percent = new BigDecimal(quantile).movePointRight(2).stripTrailingZeros().toPlainString();
        return Query.series(PromQl.quantile(quantile, Metric.FIRST_TOKEN, "", TARGET), "p" + percent);
    }

    private static Shelf errors() {
        return shelf(13, "Errors",
                Panels.bars(14, 12).says("Runs that were not answered, by class",
                        "The class is decided from the wire alone; whether it counts as downtime is the contract's to say.").every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("class", PromQl.increase(Metric.RUNS.of("class!=\"OK\"," + TARGET))), "{{class}}")),
                Panels.bars(26, 12).says("Troubles by class, exactly",
                        "Runs of each step that were not answered, counted one by one, of any range.").every(Common.A_MINUTE)
                        .asks(Query.sqlSeries(Sql.troubles(Sql.TARGET))),
                Panels.table(15, 24, 6).says("What happened, exactly", "Runs of the shown range by class, and what a class counts as unless a contract says otherwise."
                        + " Classes that did not occur have no row.").asks(Query.sqlRows(Sql.classes(Sql.TARGET, "target"))),
                Panels.table(16, 24, 8).says("The newest runs that were not answered", "Up to 200 of the shown range, with what was said; those kept as raw rows.")
                        .asks(Query.sqlRows(RunSql.failures())).field("total_us", Property.called("Total"), Property.in(Unit.MICROSECONDS)));
    }

    private static Shelf phases() {
        return shelf(17, "Phases",
                Panels.bars(18, 12).says("Newest answers, phase by phase",
                        "Where the time of the newest 120 answers of the shown range went; the parts add up to the total. On a reused connection the first three are nothing.")
                        .in(Unit.MICROSECONDS).asks(Query.sqlRows(RunSql.phases())),
                Panels.lines(19, 12).says("Medians of the phases", "Half of the answers of each step were faster. Answers alone." + Common.EXACT)
                        .in(Unit.MICROSECONDS).from(0).every(Common.A_MINUTE).asks(Query.sqlSeries(RunSql.medians())),
                Panels.lines(20, 12).says("Per output token, mean, live", "Mean distance between tokens after the first, of answered runs.").in(Unit.SECONDS).from(0)
                        .every(Common.A_MINUTE).asks(Query.series(PromQl.mean(Metric.PER_TOKEN, "vantage", TARGET), "{{vantage}}")),
                Panels.lines(21, 12).says("Uptime", "Share of each step's runs that were up among those up and down." + Common.EXACT).in(Unit.SHARE).upTo(1)
                        .every(Common.A_MINUTE).asks(Query.sqlSeries(Sql.uptime(Sql.TARGET, "target"))));
    }

    private static Shelf spent() {
        return shelf(22, "Tokens and cost",
                Panels.lines(23, 12).says("Tokens a second", "As the endpoint reports them; reasoning tokens are inside completion.").from(0).every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("type", PromQl.rate(Metric.TOKENS.of(TARGET))), "{{type}}")),
                Panels.bars(24, 8).says("Cost", "What each step's runs cost, where price and token counts are known.").in(Unit.DOLLARS).every(Common.A_MINUTE)
                        .asks(Query.series(PromQl.sum("vantage", PromQl.increase(Metric.COST.of(TARGET))), "{{vantage}}")),
                Panels.number(25, 4).says("Spent", "What probing this target cost in the shown range, where prices are known.").in(Unit.DOLLARS).decimals(4)
                        .asks(Query.latest(PromQl.sum("", PromQl.inRange(Metric.COST.of(TARGET))))));
    }

    /** Each of them leads to the page and to every single run. */
    private static Shelf shelf(int id, String title, Panel... panels) {
        for (var panel : panels) panel.leadsTo(Link.page(), Link.evidence());
        return Shelf.of(id, title, panels);
    }
}
