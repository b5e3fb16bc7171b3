package dev.nines.monitor.live;

import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.sample.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The last minutes of every series, in memory: percentiles, counts, newest observation and newest failure. Recording takes a
 * microsecond or so and a lock of its series alone, so it may be called on an event loop.
 */
public final class LiveWindows {
    /** How far back a window reaches: this long and up to a minute less, as whole minutes go out of it. */
    public static final Duration SPAN = Duration.ofMinutes(SeriesWindow.SLICES);

    private final InstantSource clock;
    private final Grades grades;
    private final ConcurrentMap<String, SeriesWindow> windows = new ConcurrentHashMap<>();

    /** How an observation counts for each of the two latencies, which are never mixed. */
    public record Grades(Function<Observation, Sample> firstToken, Function<Observation, Sample> total) {}

    public LiveWindows(InstantSource clock, Grades grades) {
        this.clock = clock;
        this.grades = grades;
    }

    public void accept(Observation observation) {
        var firstToken = grades.firstToken().apply(observation);
        var total = grades.total().apply(observation);
        windows.computeIfAbsent(observation.series().name(), _ -> new SeriesWindow(observation))
                .add(observation, new SeriesWindow.Graded(firstToken, total), minute());
    }

    /** Empty until the series was first observed by this process. */
    public Optional<LiveView> view(Series series) {
        return Optional.ofNullable(windows.get(series.name())).map(w -> w.view(minute()));
    }

    /** Every series observed by this process, by name. */
    public List<LiveView> all() {
        long minute = minute();
        return windows.values().stream().map(w -> w.view(minute))
                .sorted(Comparator.comparing((LiveView v) -> v.last().series().name())).toList();
    }

    /** For a series that is asked no more. */
    public void forget(Series series) {
        windows.remove(series.name());
    }

    /** The newest observation that counted as bad, since this process started. */
    public Optional<Observation> lastFailure(Series series) {
        return Optional.ofNullable(windows.get(series.name())).flatMap(SeriesWindow::lastFailure);
    }

    private long minute() {
        return Math.floorDiv(clock.millis(), 60_000L);
    }
}
