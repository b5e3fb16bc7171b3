package dev.nines.monitor.evaluate;

import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One slot follows another at one pace for ever. */
record Pace(Duration pace) implements PlannedSlots {
    @Override
    public long count(Series series, Instant from, Instant to) {
        return Duration.between(from, to).dividedBy(pace);
    }

    @Override
    public Schedule schedule(Series series, Span time) {
        if (count(series, time.from(), time.to()) == 0) return new Schedule(time, List.of());
        return new Schedule(time, List.of(new Schedule.Stretch(new Plan(series, time.from(), time.to(), time.from(), pace), "")));
    }

    @Override
    public Duration pace(Series series, Instant from, Instant to) {
        return pace;
    }
}
