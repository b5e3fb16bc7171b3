package dev.nines.monitor.watch;

import dev.nines.db.SeriesTable;
import dev.nines.monitor.schedule.Cadence;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who is asked from here, how often, and by whom else: looked up now and then, for one thread that asks often. */
final class Sight {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Supplier<List<Cadence>> cadences;
    private final SeriesTable table;
    private List<Series> asked = List.of();
    private Map<Target, Duration> paces = Map.of();
    private List<Series> stored = List.of();
    private Instant lookedAt = Instant.MIN;

    Sight(Supplier<List<Cadence>> cadences, SeriesTable table) {
        this.cadences = cadences;
        this.table = table;
    }

    void look(Instant now) {
        if (!now.isBefore(lookedAt) && now.isBefore(lookedAt.equals(Instant.MIN) ? lookedAt : lookedAt.plus(EVERY))) return;
        stored = List.copyOf(table.all());
        var all = cadences.get();
        asked = all.stream().map(Cadence::series).toList();
        paces = all.stream().collect(Collectors.toUnmodifiableMap(c -> c.series().target(), Cadence::every, (one, other) -> one));
        lookedAt = now;
    }

    /** Somebody came or went. */
    void lookAgain() {
        lookedAt = Instant.MIN;
    }

    List<Series> asked() {
        return asked;
    }

    /** Every series of which anything is stored, whoever asks it. */
    List<Series> stored() {
        return stored;
    }

    /** Nothing of one that is not asked from here. */
    Duration pace(Series series) {
        return paces.getOrDefault(series.target(), Duration.ZERO);
    }
}
