package dev.nines.monitor.seal.verify;

import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.MerkleTree;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of one series and day, as they are read: their tree, and where rows may be missing. */
final class Block {
    /** Distances between slots that are told apart, to find the usual one. */
    private static final int MOST_STEPS = 10_000;

    private final String series;
    private final String day;
    private final String file;
    private final long firstLine;
    private final MerkleTree tree = new MerkleTree();
    private final Map<Duration, Integer> steps = new HashMap<>();
    private String lastSlot = "";
    private Instant last = Instant.MIN;
    private String gapAfter = "";
    private Duration gap = Duration.ZERO;

    Block(String series, String day, String file, long firstLine) {
        this.series = series;
        this.day = day;
        this.file = file;
        this.firstLine = firstLine;
    }

    boolean isOf(String ofSeries, String ofDay) {
        return series.equals(ofSeries) && day.equals(ofDay);
    }

    String series() {
        return series;
    }

    String day() {
        return day;
    }

    String named() {
        return series + " on " + day;
    }

    /** Where its first row stands. */
    String where() {
        return file + " line " + firstLine;
    }

    String lastSlot() {
        return lastSlot;
    }

    void add(String slot, Instant at, byte[] row) {
        tree.add(row);
        if (tree.rows() > 1) step(Duration.between(last, at));
        lastSlot = slot;
        last = at;
    }

    private void step(Duration step) {
        if (steps.size() < MOST_STEPS || steps.containsKey(step)) steps.merge(step, 1, Integer::sum);
        if (step.compareTo(gap) > 0) {
            gap = step;
            gapAfter = lastSlot;
        }
    }

    /**
     * What is wrong with it; empty where it is what was sealed.
     *
     * @param isLast nothing follows it in its file
     */
    Optional<String> against(DayRoot root, boolean isLast) {
        long missing = root.rows() - tree.rows();
        if (missing > 0) return Optional.of(missing + " of " + root.rows() + " rows of " + named() + " are missing" + hint(missing, isLast));
        if (missing < 0) return Optional.of(-missing + " more rows of " + named() + " than the " + root.rows() + " that were sealed");
        if (tree.root().equals(root.root())) return Optional.empty();
        return Optional.of("the " + root.rows() + " rows of " + named() + " are not those that were sealed: something in them was changed (root "
                + tree.root().hex() + ", sealed " + root.root().hex() + ")");
    }

    /** Slots come at one distance nearly always, so where rows were taken out there is a longer one. */
    private String hint(long missing, boolean isLast) {
        var usual = steps.entrySet().stream().max(Map.Entry.<Duration, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).orElse(gap);
        boolean fits = usual.isPositive() && gap.compareTo(usual.multipliedBy(Math.min(missing, Integer.MAX_VALUE) + 1)) >= 0;
        if (fits && !usual.equals(gap)) return ", perhaps after " + gapAfter;
        return isLast ? ", perhaps from the end of the file, after " + lastSlot : ", from their beginning, their end or here and there";
    }
}
