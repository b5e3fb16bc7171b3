package dev.nines.monitor.statement.part;

import java.util.List;

/**
 * How long one series took in the period.
 *
 * @param phase {@code first_token} or {@code total}
 * @param limitUs that a rule of the contract promises for it; 0 where none does
 * @param samples all runs that count, failed ones included
 * @param over how many of them lie above every measured latency: timeouts and failures
 * @param levels p50, p90, p95, p99, p99.9, as far as there are runs enough
 * @param curve for the plot: rising shares and what they took; ends below the failures
 */
public record Distribution(String series, String phase, long limitUs, long samples, long over, List<Level> levels, List<Step> curve) {
    public Distribution {
        levels = List.copyOf(levels);
        curve = List.copyOf(curve);
    }

    /**
     * The exact nearest rank.
     *
     * @param bound {@code measured}, {@code at_least}, {@code never_answered} or {@code too_few_samples}
     * @param us of the bound; 0 where it has none
     * @param lowUs of the 95 % interval by order statistics; 0 where there is none
     * @param highUs of the same; 0 where there is none, also where it is a failure
     */
    public record Level(String percentile, String bound, long us, long lowUs, long highUs) {}

    /** @param percent {@code 99.9}: so many of all runs took at most {@code us} */
    public record Step(String percent, long us) {}
}
