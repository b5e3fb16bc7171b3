package dev.nines.monitor.rule;

import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.sample.Sample;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** How many runs of each series failed since its last good one, as incidents count them. For any thread. */
public final class Streaks implements Consumer<Observation> {
    private static final Streak NOTHING = new Streak(0, 0);

    private final Function<Observation, Sample> grade;
    private final ConcurrentMap<String, Streak> known = new ConcurrentHashMap<>();

    public Streaks(Function<Observation, Sample> grade) {
        this.grade = grade;
    }

    /** @param counted runs that said good or bad at all, since this process began */
    record Streak(long inARow, long counted) {}

    @Override
    public void accept(Observation o) {
        switch (grade.apply(o)) {
            case Sample.Good _ -> known.merge(o.series().name(), new Streak(0, 1), (before, _) -> new Streak(0, before.counted() + 1));
            case Sample.Bad _ -> known.merge(o.series().name(), new Streak(1, 1), (before, _) -> new Streak(before.inARow() + 1, before.counted() + 1));
            case Sample.Excluded _, Sample.Missing _ -> {}
        }
    }

    Streak of(Series series) {
        return known.getOrDefault(series.name(), NOTHING);
    }
}
