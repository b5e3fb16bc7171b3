package dev.nines.sla.verdict;

import dev.nines.sla.Ratio;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a rule counted. Good and bad make the ratio; excluded samples are listed and counted nowhere; missing ones lower
 * coverage.
 *
 * @param badByReason for a latency rule {@link LatencyTally#OVER_LIMIT} beside the classes of failed runs
 * @param missingByReason {@link Counts#NOT_RUN} stands for planned slots of which nothing was heard
 */
public record Counts(
        long good,
        SortedMap<String, Long> badByReason,
        SortedMap<String, Long> excludedByReason,
        SortedMap<String, Long> missingByReason) {
    public static final String NOT_RUN = "NOT_RUN";

    public Counts {
        if (good < 0) throw new IllegalArgumentException("good must not be negative: " + good);
        badByReason = Reasons.frozen(badByReason);
        excludedByReason = Reasons.frozen(excludedByReason);
        missingByReason = Reasons.frozen(missingByReason);
    }

    public long bad() {
        return Reasons.total(badByReason);
    }

    public long excluded() {
        return Reasons.total(excludedByReason);
    }

    public long missing() {
        return Reasons.total(missingByReason);
    }

    /** Good and bad: the denominator of the ratio. */
    public long counted() {
        return good + bad();
    }

    /** Slots that were a test of the service, excluded ones included. */
    public long covered() {
        return counted() + excluded();
    }

    /** The exact share of good; empty where nothing counted, because nothing is neither 0 % nor 100 %. */
    public Optional<Ratio> attained() {
        return share(good, counted());
    }

    /** The share if every missing slot had been good. */
    public Optional<Ratio> bestCase() {
        return share(good + missing(), counted() + missing());
    }

    /** The share if every missing slot had been bad. */
    public Optional<Ratio> worstCase() {
        return share(good, counted() + missing());
    }

    /** The same counts where {@code planned} slots were meant to run: those of which nothing was heard are missing. */
    Counts outOf(long planned) {
        var missing = new Reasons();
        missingByReason.forEach(missing::add);
        missing.add(NOT_RUN, planned - covered() - missing());
        return new Counts(good, badByReason, excludedByReason, missing.frozen());
    }

    private static Optional<Ratio> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(new Ratio(part, whole));
    }
}
