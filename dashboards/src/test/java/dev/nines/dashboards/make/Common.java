package dev.nines.dashboards.make;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What several dashboards say alike. */
final class Common {
    /** Rates need runs in their window; probes run once a minute or so. */
    static final String A_MINUTE = "1m";
    static final String A_SCRAPE = "15s";
    /** A target by its name. */
    static final String LEGEND = "{{endpoint}}/{{probe}}/{{model}}";
    static final String EXACT = " Exact to 0.05 %, from every single run of whole minutes, all vantages together.";
    static final String FAILURES_ABOVE =
            " A timeout counts as at least its limit, what never answered as more than any latency: where the quantile falls on that, the line has a gap.";
    static final String OF_ANSWERS = " Of answers, and of timeouts at their limits; other failures have no latency.";
    static final String ESTIMATE = " Read from buckets: an estimate, to 2 % where Prometheus keeps native histograms, else as coarse as the few classic buckets.";

    private Common() {}

    /** The sources and the place of the pages, which every dashboard has. */
    static List<Variable> variables(Variable... more) {
        var all = new ArrayList<>(List.of(Variable.source(Source.PROMETHEUS, "Prometheus"), Variable.source(Source.POSTGRES, "PostgreSQL"),
                Variable.nines()));
        all.addAll(List.of(more));
        return all;
    }

    /** How many steps the range is cut into where quantiles are exact. */
    static Variable points() {
        return Variable.word("points", "Steps", "12 : 12", "24 : 24", "48 : 48", "96 : 96", "200 : 200");
    }

    /** Endpoint, tier and model, any of them. */
    static Variable[] chosen() {
        return new Variable[] {
            Variable.some("endpoint", "Endpoint", Metric.RUNS.toString()),
            Variable.some("tier", "Tier", Metric.RUNS.of("endpoint=~\"$endpoint\"")),
            Variable.some("model", "Model", Metric.RUNS.of("endpoint=~\"$endpoint\",tier=~\"$tier\""))};
    }

    static Link[] rowLinks() {
        return new Link[] {Link.rowModel(), Link.rowPage(), Link.rowEvidence()};
    }

    static Link[] seriesLinks() {
        return new Link[] {Link.seriesModel(), Link.seriesPage(), Link.seriesEvidence()};
    }

    static ObjectNode wordsOfBounds() {
        return Json.object("MEASURED", word("measured", "text", 0), "AT_LEAST", word("at least", "orange", 1),
                "NEVER", word("never answered", "red", 2), "TOO_FEW_SAMPLES", word("too few runs", "text", 3));
    }

    static ObjectNode wordsOfVerdicts() {
        return Json.object("MET", word("met", "green", 0), "BREACHED", word("breached", "red", 1),
                "UNDECIDED", word("undecided", "text", 2), "BREACH_CERTAIN", word("breach certain", "red", 3),
                "MET_CERTAIN", word("certain to be met", "green", 4));
    }

    static ObjectNode wordsOfIncidents() {
        return Json.object("0", word("none", "green", 0), "1", word("open", "red", 1));
    }

    private static ObjectNode word(String text, String colour, int place) {
        return Json.object("text", text, "color", colour, "index", place);
    }
}
