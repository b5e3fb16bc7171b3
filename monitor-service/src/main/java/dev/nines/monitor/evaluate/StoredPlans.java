package dev.nines.monitor.evaluate;

import dev.nines.db.PlanStretches;
import dev.nines.db.Plans;
import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.sla.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the stored plans expect. Where a period began before the first plan, or a monitor was away so long that nobody
 * planned, those hours count at the series' own pace:
 * a month of which two days were watched is not a month watched in full.
 */
public final class StoredPlans implements PlannedSlots {
    private final Plans plans;
    private final PlanStretches joined;

    /** @param joined the same plans */
    public StoredPlans(Plans plans, PlanStretches joined) {
        this.plans = plans;
        this.joined = joined;
    }

    @Override
    public long count(Series series, Instant from, Instant to) {
        var stretches = stretches(series, from, to);
        if (stretches.isEmpty()) return 0;
        long planned = plans.expectedSlots(List.of(series), from, to).getOrDefault(series, 0L);
        return planned + unplanned(stretches, from, to);
    }

    @Override
    public Schedule schedule(Series series, Span time) {
        return new Schedule(time, joined.between(series, time.from(), time.to()).stream()
                .map(one -> new Schedule.Stretch(one.plan(), one.cause())).toList());
    }

    @Override
    public Duration pace(Series series, Instant from, Instant to) {
        return newest(stretches(series, from, to)).map(Plan::every).orElse(Duration.ofMinutes(1));
    }

    private static Optional<Plan> newest(List<Plan> stretches) {
        return stretches.stream().reduce((a, b) -> a.from().isAfter(b.from()) ? a : b);
    }

    private List<Plan> stretches(Series series, Instant from, Instant to) {
        var all = new ArrayList<>(plans.between(series, from, to));
        plans.missed(series, from, to).forEach(m -> all.add(m.plan()));
        return all;
    }

    /**
     * Whole slots that would fit into the parts of {@code [from, to)} that no stretch covers,
     * at the pace of the newest stretch.
     */
    static long unplanned(List<Plan> stretches, Instant from, Instant to) {
        var covered = stretches.stream().map(p -> Duration.between(later(p.from(), from), earlier(p.to(), to)))
                .reduce(Duration.ZERO, Duration::plus);
        var pace = newest(stretches).orElseThrow().every();
        return Duration.between(from, to).minus(covered).dividedBy(pace);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
