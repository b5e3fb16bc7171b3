package dev.nines.monitor.web.status;

import dev.nines.monitor.evaluate.Counted;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.Grading;
import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.ClassCounts;
import dev.nines.sla.Fraction;
import dev.nines.sla.Percent;
import dev.nines.sla.Ratio;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.contract.CountingPolicy;
import dev.nines.sla.verdict.Budget;

/** What counted as good and as bad, and what is left of the promise. */
public record Uptime(long good, long bad, Promised promised) {
    private static final int DRAWN_WIDTH = 100;

    /** @param percent as the promise is written, {@code 99.9 %} */
    public record Promised(String percent, String by, Budget budget) {}

    static Uptime of(ClassCounts counts, Promise promise) {
        long good = sum(counts, promise.counting(), Counted.GOOD);
        long bad = sum(counts, promise.counting(), Counted.BAD);
        return new Uptime(good, bad, new Promised(promise.objective().text(), promise.by(), new Budget(promise.objective(), good, bad)));
    }

    public boolean isKnown() {
        return good + bad > 0;
    }

    /** Rounded down to four decimals, so that what is below a promise never prints as the promise. */
    public String percent() {
        return isKnown() ? Percent.text(new Ratio(good, good + bad)) : Words.NOTHING;
    }

    public String counts() {
        return isKnown() ? Words.count(good) + " of " + Words.count(good + bad) : "nothing counted yet";
    }

    public boolean isOverdrawn() {
        return promised.budget().remaining().isBelow(Fraction.ZERO);
    }

    /** {@code 71 % left}; {@code overspent by 12.4} failures, as a share of next to nothing says little. */
    public String budget() {
        if (!isKnown()) return Words.NOTHING;
        if (isOverdrawn()) return "overspent by " + Words.decimal(Fraction.ZERO.minus(promised.budget().remaining()).decimal(6));
        return promised.budget().remainingShare()
                .map(left -> left.decimal(2).movePointRight(2).toPlainString() + " % left")
                .orElse("no failure is allowed");
    }

    public String budgetInFailures() {
        if (!isKnown()) return "";
        var b = promised.budget();
        return Words.count(bad) + " failed, " + Words.decimal(b.allowed().decimal(6)) + " allowed at " + promised.percent();
    }

    /** Of {@value #DRAWN_WIDTH} units, how many are left to draw. */
    public int barWidth() {
        if (!isKnown()) return 0;
        return promised.budget().remainingShare()
                .map(left -> Math.clamp(left.decimal(2).movePointRight(2).longValue(), 0, DRAWN_WIDTH))
                .orElse(bad == 0 ? DRAWN_WIDTH : 0);
    }

    /** Lowest first; what is unknown comes before what is perfect. */
    int compareShare(Uptime other) {
        if (!isKnown() || !other.isKnown()) return Boolean.compare(isKnown(), other.isKnown());
        return Long.compare(Math.multiplyExact(good, other.good + other.bad), Math.multiplyExact(other.good, good + bad));
    }

    private static long sum(ClassCounts counts, CountingPolicy policy, Counted counted) {
        long notFound = counts.notFound().entrySet().stream()
                .filter(e -> Grading.counted(ObservationClass.MODEL_NOT_FOUND, policy, e.getKey()) == counted)
                .mapToLong(e -> e.getValue())
                .sum();
        return notFound + counts.byClass().entrySet().stream()
                .filter(e -> e.getKey() != ObservationClass.MODEL_NOT_FOUND) // its class does not say enough
                .filter(e -> Grading.counted(e.getKey(), policy, Gone.WHILE_OFFERED) == counted)
                .mapToLong(e -> e.getValue())
                .sum();
    }
}
