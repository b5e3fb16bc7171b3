package dev.nines.monitor.evaluate;

import dev.nines.probe.Attribute;
import dev.nines.probe.Flag;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Series;
import dev.nines.sla.SeriesId;
import dev.nines.sla.Span;
import dev.nines.sla.statement.Watched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How well one series was watched: fed its runs of the judged time, in order. For one thread. */
final class WatchTally {
    private final Series series;
    private final Span time;
    private final Schedule schedule;
    private final Duration close;
    private final List<Watched.Gap> gaps = new ArrayList<>();
    private final Map<String, long[]> tiers = new HashMap<>();
    private @Nullable String lastTier;
    private long[] lastServed = new long[1];
    private Instant last;
    private boolean isFirst = true;
    private long executed;
    private long ownFault;
    private long delayed;
    private long latestMicros;

    WatchTally(Series series, Span time, Schedule schedule) {
        this.series = series;
        this.time = time;
        this.schedule = schedule;
        this.close = schedule.tightestTwo();
        this.last = time.from();
    }

    Schedule schedule() {
        return schedule;
    }

    void add(Observation o) {
        passed(o.scheduledAt());
        last = o.scheduledAt();
        isFirst = false;
        executed++;
        if (o.observationClass() == ObservationClass.LOCAL) ownFault++;
        else latestMicros = Math.max(latestMicros, Duration.between(o.scheduledAt(), o.sentAt()).toNanos() / 1_000);
        if (o.flags().contains(Flag.MONITOR_DELAYED)) delayed++;
        o.reply().attribute(Attribute.SERVICE_TIER).ifPresent(this::served);
    }

    /** Nearly always the tier of the run before. */
    private void served(String tier) {
        if (!tier.equals(lastTier)) {
            lastTier = tier;
            lastServed = tiers.computeIfAbsent(tier, _ -> new long[1]);
        }
        lastServed[0]++;
    }

    Watched watched() {
        passed(time.to());
        last = time.to();
        return new Watched(new SeriesId(series.name()), series.vantage(), schedule.count(), executed, ownFault, delayed, latestMicros, servedTiers(), gaps);
    }

    private SortedMap<String, Long> servedTiers() {
        var served = new TreeMap<String, Long>();
        tiers.forEach((tier, runs) -> served.put(tier, runs[0]));
        return served;
    }

    /** The slot of the last run is not in the gap, that of the next neither. */
    private void passed(Instant next) {
        if (!isFirst && Duration.between(last, next).compareTo(close) <= 0) return;
        var from = isFirst ? last : last.plusNanos(1_000);
        if (!from.isBefore(next)) return;
        long slots = schedule.count(from, next);
        var span = new Span(last, next);
        if (slots >= 2) gaps.add(new Watched.Gap(span, slots, schedule.cause(span)));
    }
}
