package dev.nines.sla.account;

import dev.nines.sla.contract.LocalDay;
import dev.nines.sla.measure.Frame;
import dev.nines.sla.sample.Sample;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Runs of the judged time by the local day of their slot, as a rule counts them. For one thread. */
public final class Daily {
    private final List<LocalDay> days;
    private final long[] beginSeconds;
    private final Counter[] counters;
    private int today;
    /** From which second on and before which one it is today. */
    private long from;
    private long to;
    private Counter counter = new Counter();

    Daily(Frame frame) {
        days = LocalDay.of(frame.judged(), frame.period().zone());
        beginSeconds = days.stream().mapToLong(day -> day.span().from().getEpochSecond()).toArray();
        counters = IntStream.range(0, days.size()).mapToObj(_ -> new Counter()).toArray(Counter[]::new);
    }

    /** What a day came to. */
    public record Day(LocalDay day, long good, long bad, long excluded, long missing) {
        public long heard() {
            return good + bad + excluded + missing;
        }
    }

    private static final class Counter {
        long good;
        long bad;
        long excluded;
        long missing;
    }

    void add(Sample sample) {
        var counter = counter(sample.slot());
        switch (sample) {
            case Sample.Good _ -> counter.good++;
            case Sample.Bad _ -> counter.bad++;
            case Sample.Excluded _ -> counter.excluded++;
            case Sample.Missing _ -> counter.missing++;
        }
    }

    /** An answer that a rule counts as bad, such as one over its limit. */
    void addBad(Sample.Good sample) {
        counter(sample.slot()).bad++;
    }

    /** All of the judged time, in order. */
    public List<Day> days() {
        return IntStream.range(0, days.size()).mapToObj(this::day).toList();
    }

    private Day day(int number) {
        var counter = counters[number];
        return new Day(days.get(number), counter.good, counter.bad, counter.excluded, counter.missing);
    }

    /** Runs come in order, or nearly so: the day is hardly ever another than that of the run before. */
    private Counter counter(Instant slot) {
        long second = slot.getEpochSecond();
        if (second < from || second >= to) turnTo(second);
        return counter;
    }

    private void turnTo(long second) {
        while (today > 0 && second < beginSeconds[today]) today--;
        while (today + 1 < beginSeconds.length && second >= beginSeconds[today + 1]) today++;
        from = beginSeconds[today];
        to = today + 1 < beginSeconds.length ? beginSeconds[today + 1] : Long.MAX_VALUE;
        counter = counters[today];
    }
}
