package dev.nines.sla.verdict;

import dev.nines.sla.sample.Sample;

/** The fold of an uptime rule: fed one sample at a time, it keeps counts and no samples. For one thread. */
public final class Tally {
    private final Reasons bad = new Reasons();
    private final Reasons excluded = new Reasons();
    private final Reasons missing = new Reasons();
    private long good;

    public void add(Sample sample) {
        switch (sample) {
            case Sample.Good _ -> good++;
            case Sample.Bad b -> bad.add(b.reason(), 1);
            case Sample.Excluded e -> excluded.add(e.reason(), 1);
            case Sample.Missing m -> missing.add(m.reason(), 1);
        }
    }

    /** Two halves of a period make the whole, in any order. */
    public void addAll(Tally other) {
        good += other.good;
        bad.addAll(other.bad);
        excluded.addAll(other.excluded);
        missing.addAll(other.missing);
    }

    public Counts counts() {
        return new Counts(good, bad.frozen(), excluded.frozen(), missing.frozen());
    }
}
