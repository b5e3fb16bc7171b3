package dev.nines.dashboards.make;

import static dev.nines.dashboards.make.PromQl.PROMISED;

import dev.nines.sla.burn.BurnAlert;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was promised, what is left of it, and what was found. */
final class Sla {
    private static final String RULE = "{{contract}} {{rule}}";
    private static final String NAMED = RULE + ": {{endpoint}}/{{probe}}/{{model}}@{{vantage}}";
    /** What the rules of Prometheus take a period to be. */
    private static final Duration PERIOD = Duration.ofDays(30);

    private Sla() {}

    static Board board() {
        var contract = Variable.some("contract", "Contract", Metric.OBJECTIVE.toString());
        return new Board("nines-sla", "Nines: SLA",
                "Contracts: objective, error budget and how fast it burns, latency against the limit, incidents and verdicts.",
                new Board.Span("now-7d", "1m"),
                Common.variables(Stream.concat(Stream.of(contract, Common.points()), Stream.of(Common.chosen())).toArray(Variable[]::new)),
                List.of(Annotation.incidents(), Annotation.periods()), List.of(now(), budget(), burn(), limits(), found()));
    }

    private static Shelf now() {
        return Shelf.of(1, "The running period",
                Panels.number(2, 8).says("Objective", "Share of good that each rule promises.").in(Unit.SHARE).decimals(3)
                        .asks(Query.latest("max by (contract, rule) (" + Metric.OBJECTIVE.of("contract=~\"$contract\"") + ")", RULE))
                        .leadsTo(Link.site("Contracts", "/contracts")),
                Panels.number(3, 8).says("Least attained", "Share of good so far of the target that is worst, by rule. Not a verdict: the period is open.")
                        .in(Unit.SHARE).decimals(3).upTo(1).asks(Query.latest("min by (contract, rule) (" + Metric.ATTAINED.of(PROMISED) + ")", RULE)),
                Panels.number(4, 8).says("Least budget left", "Of the target that is worst, by rule; below zero the promise is missed as of now.").in(Unit.SHARE)
                        .turning(Turn.BAD_BELOW_ZERO).asks(Query.latest("min by (contract, rule) (" + Metric.BUDGET.of(PROMISED) + ")", RULE)),
                Panels.table(5, 24, 8).says("Standing", "Every rule and target as of the last evaluation, least budget first. A running period is undecided, unless its rest can change nothing any more.")
                        .asks(Query.rows("max by (contract, rule, endpoint, probe, model, state) (" + Metric.VERDICT.of(PROMISED) + " == 1)"),
                                Query.rows("max by (contract, rule, endpoint, probe, model) (" + Metric.ATTAINED.of(PROMISED) + ")"),
                                Query.rows("min by (contract, rule, endpoint, probe, model) (" + Metric.BUDGET.of(PROMISED) + ")"))
                        .field("Attained", Property.in(Unit.SHARE), Property.decimals(4))
                        .field("Budget left", Property.in(Unit.SHARE), Property.decimals(2), Property.turning(Turn.BAD_BELOW_ZERO), Property.coloured())
                        .field("state", Property.words(Common.wordsOfVerdicts()), Property.coloured())
                        .field("model", Property.links(Common.rowLinks()))
                        .option("sortBy", Json.array(Json.object("displayName", "Budget left", "desc", false)))
                        .transformed("merge", Json.object())
                        .transformed("organize", Json.object("excludeByName", Json.object("Time", true, "Value #A", true),
                                "renameByName", Json.object("Value #B", "Attained", "Value #C", "Budget left"),
                                "indexByName", Json.object("contract", 0, "rule", 1, "endpoint", 2, "probe", 3, "model", 4, "state", 5))));
    }

    private static Shelf budget() {
        return Shelf.of(6, "Error budget",
                area(7, 12).says("Budget burn-down", "Share of the whole period's error budget that is left. It starts at one with the period; below zero it is overspent.")
                        .upTo(1).asks(Query.series(Metric.BUDGET.of(PROMISED), NAMED)),
                area(8, 12).says("Margin over the objective", "Attained share of good minus the promised one. Below zero the promise is missed as of now.")
                        .asks(Query.series(Metric.ATTAINED.of(PROMISED) + " - on (contract, rule) group_left () " + Metric.OBJECTIVE, NAMED)));
    }

    private static Panel area(int id, int width) {
        return Panels.lines(id, width).in(Unit.SHARE).turning(Turn.BAD_BELOW_ZERO).custom("thresholdsStyle", Json.object("mode", "area"))
                .every(Common.A_SCRAPE).leadsTo(Link.site("Contracts", "/contracts")).eachLeadsTo(Common.seriesLinks());
    }

    private static Shelf burn() {
        return Shelf.of(9, "Burn rates",
                Panels.lines(21, 24).says("Burn rate, counted", "Bad runs of the last hour and of the last day in multiples of what the contract leaves room for, counted from rows"
                                + " as the contract counts. At 1 the budget lasts exactly its period.")
                        .from(0).decimals(1).turning(Turn.OVER_BUDGET_FROM_ONE).custom("thresholdsStyle", Json.object("mode", "line")).every(Common.A_SCRAPE)
                        .asks(Query.series(Metric.BURN_RATE.of(PROMISED), NAMED + " {{window}}")).leadsTo(Link.site("Contracts", "/contracts"))
                        .eachLeadsTo(Common.seriesLinks()),
                rate(10, told(0)), rate(11, told(1)), rate(24, told(2)), rate(12, told(3)));
    }

    private static BurnAlert told(int place) {
        return BurnAlert.usual(PERIOD, 1).get(place);
    }

    /** As the rules of {@code nines export prometheus-rules} look at it. */
    private static Panel rate(int id, BurnAlert alert) {
        var brief = window(alert.shortWindow());
        var lasting = window(alert.longWindow());
        var factor = alert.factor().decimal(1).stripTrailingZeros();
        return Panels.lines(id, 12).says("Burn rate, " + brief + " and " + lasting,
                "How many times as fast as it may the budget is used up: at 1 it lasts exactly " + PERIOD.toDays() + " days. The rules tell: "
                        + alert.severity().name().toLowerCase(Locale.ROOT) + ", where both are over " + factor.toPlainString()
                        + " and failures are enough. Needs the rules of nines export prometheus-rules.")
                .from(0).decimals(1).turning(Turn.OVER_BUDGET_FROM_ONE, factor).custom("thresholdsStyle", Json.object("mode", "line"))
                .every(Common.A_SCRAPE).asks(Query.series(PromQl.burn(brief, PROMISED), NAMED + " " + brief),
                        Query.series(PromQl.burn(lasting, PROMISED), NAMED + " " + lasting))
                .eachLeadsTo(Common.seriesLinks());
    }

    private static String window(Duration of) {
        if (of.toHours() == 0) return of.toMinutes() + "m";
        return of.toHours() % 24 == 0 ? of.toDays() + "d" : of.toHours() + "h";
    }

    private static Shelf limits() {
        return Shelf.of(13, "Latency against its limit",
                Panels.lines(22, 12).says("Promised quantile of the running period, and its limit", "Of each rule and target, by nearest rank from rows, up to two minutes ago."
                                + " A timeout counts as its limit; no line where the quantile falls on what never answered.")
                        .in(Unit.SECONDS).from(0).every(Common.A_SCRAPE).asks(Query.series(Metric.PROMISED_QUANTILE.of(PROMISED), NAMED),
                                Query.series(Metric.LIMIT.of("contract=~\"$contract\""), "limit of {{contract}} {{rule}}"))
                        .like("/^limit of /", Property.coloured("red"), Property.dashed(), Property.links())
                        .leadsTo(Link.site("Contracts", "/contracts")).eachLeadsTo(Common.seriesLinks()),
                Panels.lines(23, 12).says("Runs behind the promised quantile", "n so far in the running period, of each rule and target.").from(0)
                        .every(Common.A_SCRAPE).asks(Query.series(Metric.PROMISED_SAMPLES.of(PROMISED), NAMED)).eachLeadsTo(Common.seriesLinks()),
                Panels.lines(14, 12).says("Quantile against the contract's limit",
                        "The quantile that a latency rule promises, of each target it was judged for, and the limit as the newest verdict states it." + Common.EXACT
                                + Common.FAILURES_ABOVE + " A contract of which no period was judged yet has no line.")
                        .in(Unit.MICROSECONDS).from(0).every(Common.A_MINUTE).asks(Query.sqlSeries(ContractSql.againstLimits()), Query.sqlSeries(ContractSql.limitLines()))
                        .like("/^limit of /", Property.coloured("red"), Property.dashed()),
                Panels.lines(15, 12).says("Runs behind each point", "n of each step. A p99 needs 100 runs, a p99.9 needs 1000: below, no point is drawn beside.").from(0)
                        .every(Common.A_MINUTE).asks(Query.sqlSeries(ContractSql.runsBehind())),
                Panels.table(16, 24, 8).says("Over the limit, in the shown range",
                        "For each latency rule and target: the quantile, its limit, and how many of n runs were over it, beside what the promise leaves room for."
                                + " Failures count as over, which a contract may say otherwise.")
                        .asks(Query.sqlRows(ContractSql.overLimits()))
                        .field("value_us", Property.called("Latency"), Property.in(Unit.MICROSECONDS))
                        .field("bound", Property.called("which is"), Property.words(Common.wordsOfBounds()), Property.coloured())
                        .field("limit_us", Property.called("Limit"), Property.in(Unit.MICROSECONDS)).field("runs", Property.called("n"))
                        .field("share_over", Property.called("Share over"), Property.in(Unit.SHARE), Property.decimals(3))
                        .field("share_allowed", Property.called("Share allowed"), Property.in(Unit.SHARE), Property.decimals(3))
                        .field("model", Property.links(Common.rowLinks())));
    }

    private static Shelf found() {
        return Shelf.of(17, "Incidents and statements",
                Panels.table(18, 24, 8).says("Incidents of the shown range", "When who was down or slow, by the rule of the incidents; those that are open go on.")
                        .asks(Query.sqlRows(HappenedSql.INCIDENTS)).field("seconds", Property.called("Lasted"), Property.in(Unit.SECONDS))
                        .field("incident", Property.links(Link.site("Incident and its evidence", "/incidents/${__data.fields.incident:percentencode}")))
                        .leadsTo(Link.incidents()),
                Panels.table(19, 24, 10).says("Verdicts of periods that are over", "What statements say, the newest first, whatever the shown range. The statement tells what is owed.")
                        .asks(Query.sqlRows(ContractSql.verdicts())).field("word", Property.called("Verdict"), Property.words(Common.wordsOfVerdicts()), Property.coloured())
                        .field("period", Property.links(Link.site("Statement",
                                "/reports/${__data.fields.contract:percentencode}/${__data.fields.period:percentencode}.html")))
                        .field("budget_left", Property.called("Budget left, runs")).leadsTo(Link.site("Statements", "/reports")),
                Panels.table(20, 24, 8).says("Statements", "What was written of each period, what is owed, and the last day on which it can be claimed; the newest first, whatever the shown range.")
                        .asks(Query.sqlRows(ContractSql.statements())).field("verdict", Property.called("Verdict"), Property.words(Common.wordsOfVerdicts()), Property.coloured())
                        .field("credit", Property.called("Credit")).field("claim_until", Property.called("Claim until")).field("claim_sent_at", Property.called("Claimed"))
                        .field("period", Property.links(Link.site("Statement",
                                "/reports/${__data.fields.contract:percentencode}/${__data.fields.period:percentencode}.html")))
                        .leadsTo(Link.site("Statements", "/reports")));
    }
}
