package dev.nines.dashboards.make;

/** Pieces of PromQL, over the variables of the dashboards. */
final class PromQl {
    /** Everything that is chosen. */
    static final String CHOSEN = "endpoint=~\"$endpoint\",tier=~\"$tier\",model=~\"$model\"";
    /** The one target that is chosen. */
    static final String TARGET = "endpoint=\"$endpoint\",probe=\"$probe\",model=\"$model\"";
    /** The contracts that are chosen, of everything that is chosen. */
    static final String PROMISED = "contract=~\"$contract\"," + CHOSEN;
    static final String BY_MODEL = "endpoint, probe, model, tier";
    private static final String OVER_STEP = "[$__rate_interval]";
    private static final String OVER_RANGE = "[$__range]";
    /** What no contract of ours counts as a test of the endpoint, unless it says so. */
    private static final String EXCLUDED = "LOCAL|QUOTA|AUTH|BAD_REQUEST|RATE_LIMITED";

    private PromQl() {}

    static String sum(String by, String of) {
        return by.isEmpty() ? "sum(" + of + ")" : "sum by (" + by + ") (" + of + ")";
    }

    /** What has no such label, as a model without a tier, has a name nevertheless. */
    static String named(String label, String of) {
        return "label_replace(" + of + ", \"" + label + "\", \"none\", \"" + label + "\", \"\")";
    }

    static String rate(String counter) {
        return "rate(" + counter + OVER_STEP + ")";
    }

    static String increase(String counter) {
        return "increase(" + counter + OVER_STEP + ")";
    }

    static String inRange(String counter) {
        return "increase(" + counter + OVER_RANGE + ")";
    }

    /** The share of answered among what is usually counted, over the shown range. */
    static String answered(String by, String matchers) {
        return sum(by, inRange(Metric.RUNS.of("class=\"OK\"," + matchers))) + " / "
                + sum(by, inRange(Metric.RUNS.of("class!~\"" + EXCLUDED + "\"," + matchers)));
    }

    /** A quantile as the buckets tell it: an estimate, good for a look and for nothing that is owed. */
    static String quantile(String quantile, Metric latency, String by, String matchers) {
        return quantile(quantile, latency, by, matchers, OVER_STEP);
    }

    static String quantileInRange(String quantile, Metric latency, String by, String matchers) {
        return quantile(quantile, latency, by, matchers, OVER_RANGE);
    }

    static String mean(Metric latency, String by, String matchers) {
        return sum(by, rate(latency.part("sum", matchers))) + " / " + sum(by, rate(latency.part("count", matchers)));
    }

    /** How many times as fast as it may the budget is used up. */
    static String burn(String window, String matchers) {
        return Metric.ERRORS + window + "{" + matchers + "} / on (contract, rule) group_left () "
                + Metric.ERROR_BUDGET.of("contract=~\"$contract\"");
    }

    /** Of the native histogram, whose buckets are 2 % wide, where Prometheus keeps one; of the few classic buckets elsewhere. */
    private static String quantile(String quantile, Metric latency, String by, String matchers, String over) {
        var fine = sum(by, "rate(" + latency.of(matchers) + over + ")");
        var coarse = sum(by.isEmpty() ? "le" : "le, " + by, "rate(" + latency.part("bucket", matchers) + over + ")");
        return "histogram_quantile(" + quantile + ", " + fine + ") or histogram_quantile(" + quantile + ", " + coarse + ")";
    }
}
