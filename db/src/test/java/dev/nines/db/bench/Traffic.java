package dev.nines.db.bench;

import dev.nines.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** What a fleet sends, in the order in which it would arrive. */
record Traffic(List<Member> fleet) {
    static final Duration HOUR = Duration.ofHours(1);

    /** @param from a whole hour; to likewise; reader gets lists of one hour each */
    void between(Instant from, Instant to, Consumer<List<Observation>> reader) {
        for (Instant hour = from; hour.isBefore(to); hour = hour.plus(HOUR)) reader.accept(hour(hour));
    }

    List<Observation> hour(Instant hour) {
        long from = hour.getEpochSecond() * 1_000_000;
        var runs = new ArrayList<Observation>();
        for (Member each : fleet) each.runs(from, from + HOUR.toNanos() / 1_000, runs::add);
        runs.sort(Comparator.comparing(Observation::scheduledAt));
        return runs;
    }
}
