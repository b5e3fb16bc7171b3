package dev.nines.sla.verdict;

import dev.nines.sla.sample.LatencyBound;

/** The percentile beside a latency rule's counts. */
public sealed interface Quantile {
    /** Nearest rank, exact. */
    record Known(LatencyBound bound) implements Quantile {}

    /** Fewer samples than the rule asks for: their percentile would be the slowest of them. */
    record TooFew(long samples, long needed) implements Quantile {}

    /** The rule is not about latency. */
    record NotAsked() implements Quantile {}
}
