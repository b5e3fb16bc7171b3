package dev.nines.sla.conformance;

/** The methods of the file by their names. */
final class Methods {
    private Methods() {}

    static Method of(String name) {
        return switch (name) {
            case "budget" -> Budgets::periods;
            case "error_budget" -> Budgets::errorBudget;
            case "downtime_total" -> new DowntimeTotals();
            case "downtime_minutes" -> new DownMinutes();
            case "interval_mean_error_rate" -> new MeanErrorRates();
            case "request_ratio_dedupe" -> RequestRatios::repeats;
            case "coverage" -> RequestRatios::coverage;
            case "rounding" -> CreditAmounts::rounding;
            case "credit" -> CreditAmounts::amounts;
            case "credit_proportional" -> CreditAmounts::proportional;
            case "claim_deadline" -> new ClaimDeadlines();
            case "interval_percentile_attainment" -> Attainments::percentile;
            case "interval_mean_attainment" -> Attainments::mean;
            case "latency_validity" -> Attainments::validity;
            case "percentile_aggregation" -> Latencies::aggregation;
            case "coordinated_omission" -> Latencies::omission;
            case "latency_p99_rule" -> Latencies::rule;
            case "latency_failed_probe_policy" -> Latencies::failures;
            case "quantile_ci" -> Quantiles::interval;
            case "quantile_min_n" -> Quantiles::minimum;
            case "two_sample_quantile" -> Quantiles::difference;
            case "two_sample_exceedance" -> Proportions::exceedance;
            case "binomial_breach_test" -> Proportions::breachTest;
            case "proportion_ci" -> Proportions::intervals;
            case "sequential" -> Proportions::sequential;
            case "composite_replay" -> new Routes();
            case "burn_rate" -> Burns::alerts;
            case "detection_time" -> Burns::detection;
            case "incident" -> Incidents::fromProbes;
            case "reliability" -> Incidents::reliability;
            case "resolution" -> Incidents::resolution;
            default -> throw new AssertionError("no such method is known: " + name);
        };
    }
}
