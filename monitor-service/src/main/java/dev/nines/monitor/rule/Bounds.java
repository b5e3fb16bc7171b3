package dev.nines.monitor.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Windows that end at one instant, as the stretches between their beginnings. A window reaches back so long and up to a minute more, to
 * where a minute begins: whole minutes are counted from their sums.
 *
 * @param rising the last one is the end of every window
 */
record Bounds(List<Instant> rising) {
    Bounds {
        rising = List.copyOf(rising);
    }

    static Bounds of(Collection<Duration> lengths, Instant now) {
        var begins = new TreeSet<Instant>();
        for (var length : lengths) begins.add(begin(now, length));
        var rising = new ArrayList<>(begins);
        rising.add(now);
        return new Bounds(rising);
    }

    Instant end() {
        return rising.getLast();
    }

    /** The first stretch of a window; it holds all that follow. */
    int first(Duration length) {
        int first = rising.indexOf(begin(end(), length));
        if (first < 0) throw new IllegalArgumentException("no window of " + length + " was asked for");
        return first;
    }

    private static Instant begin(Instant now, Duration length) {
        return now.minus(length).truncatedTo(ChronoUnit.MINUTES);
    }
}
