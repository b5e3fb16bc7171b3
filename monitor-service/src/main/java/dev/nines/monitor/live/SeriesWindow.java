package dev.nines.monitor.live;

import dev.nines.monitor.live.LiveView.Quantiles;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import dev.nines.sla.sample.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One-minute slices of one series, the newest last. Thread-safe. */
final class SeriesWindow {
    static final int SLICES = 5;

    record Graded(Sample firstToken, Sample total) {}

    private static final class Slice {
        private final long minute;
        private final Map<ObservationClass, Long> counts = new EnumMap<>(ObservationClass.class);
        private final Latencies firstToken = new Latencies();
        private final Latencies total = new Latencies();

        private Slice(long minute) {
            this.minute = minute;
        }
    }

    private final Deque<Slice> slices = new ArrayDeque<>();
    private Observation last;
    private @Nullable Observation lastFailure;

    SeriesWindow(Observation first) {
        this.last = first;
    }

    synchronized void add(Observation observation, Graded graded, long minute) {
        forget(minute);
        if (slices.isEmpty() || slices.getLast().minute != minute) slices.addLast(new Slice(minute));
        var slice = slices.getLast();
        slice.counts.merge(observation.observationClass(), 1L, Long::sum);
        slice.firstToken.add(graded.firstToken());
        slice.total.add(graded.total());
        if (!observation.scheduledAt().isBefore(last.scheduledAt())) last = observation;
        if (graded.total() instanceof Sample.Bad) lastFailure = observation;
    }

    synchronized LiveView view(long minute) {
        forget(minute);
        var counts = new EnumMap<ObservationClass, Long>(ObservationClass.class);
        var firstToken = new Latencies();
        var total = new Latencies();
        for (var slice : slices) {
            slice.counts.forEach((c, n) -> counts.merge(c, n, Long::sum));
            firstToken.addAll(slice.firstToken);
            total.addAll(slice.total);
        }
        return new LiveView(last, counts, quantiles(firstToken), quantiles(total));
    }

    synchronized Optional<Observation> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** Drops what is too old, and what a clock that was set back left in the future. */
    private void forget(long minute) {
        slices.removeIf(s -> s.minute <= minute - SLICES || s.minute > minute);
    }

    private static Quantiles quantiles(Latencies latencies) {
        var known = new HashMap<Percentile, LatencyBound>();
        latencies.at(Percentile.P50).ifPresent(bound -> known.put(Percentile.P50, bound));
        latencies.at(Percentile.P99).ifPresent(bound -> known.put(Percentile.P99, bound));
        return new Quantiles(latencies.count(), known);
    }
}
