package dev.nines.monitor.schedule;

import dev.nines.db.Plans;
import dev.nines.probe.Plan;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.Series;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extends what is planned. Each series' stretches are stored end to end and handed to the timer; what lies between the last
 * stored end and now was run by nobody, and is stored as missed. A process that starts takes up the stored stretch that is still
 * ahead, so a restart loses only the slots it slept through.
 *
 * <p>While PostgreSQL is away the process that made the newest stretch goes on from its end in memory, and stores those stretches
 * when PostgreSQL is back. If it dies before, the next one stores the same slots as missed (the grid hangs on the epoch), and the
 * observations in the spool fill them.
 */
public final class PlanRound {
    private static final Logger log = LoggerFactory.getLogger(PlanRound.class);
    /** The first slots of a process, after its start: time to store their plan before they are due. */
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private final Supplier<List<Cadence>> cadences;
    private final Plans plans;
    private final Consumer<Plan> planned;
    private final InstantSource clock;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Deque<Runnable> unsaved = new ArrayDeque<>();
    private boolean away;

    /** How far one series is planned, as far as this process knows. */
    private sealed interface Known {
        Instant end();

        /** The stretch that ends there is in our timer. */
        record Ours(Instant end) implements Known {}

        /** Another process made it. */
        record Others(Instant end) implements Known {}
    }

    /** @param planned gets every stretch that this process is to run, {@link SlotTimer#add} */
    public PlanRound(Supplier<List<Cadence>> cadences, Plans plans, Consumer<Plan> planned, InstantSource clock) {
        this.cadences = cadences;
        this.plans = plans;
        this.planned = planned;
        this.clock = clock;
    }

    /** Plans every series that is planned less than half its stretch ahead. */
    public synchronized void extend() {
        var now = now();
        try {
            while (!unsaved.isEmpty()) {
                unsaved.getFirst().run();
                unsaved.removeFirst();
            }
            for (var cadence : cadences.get()) if (ahead(cadence, now).compareTo(stretch(cadence).dividedBy(2)) < 0) store(cadence, now);
            back();
        } catch (StoreUnavailable e) {
            gone(e);
            for (var cadence : cadences.get()) continueInMemory(cadence, now);
        }
    }

    /** True when some series is planned less than a quarter of its stretch ahead: whoever should have extended it has not. */
    public synchronized boolean runsLow() {
        var now = now();
        return cadences.get().stream().anyMatch(c -> ahead(c, now).compareTo(stretch(c).dividedBy(4)) < 0);
    }

    /** Takes back what this process planned beyond now, so that it is not missing but never planned. Call it after the timer ended. */
    public synchronized void close() {
        var ours = cadences.get().stream().map(Cadence::series).filter(s -> known.get(s.name()) instanceof Known.Ours).toList();
        try {
            if (!ours.isEmpty()) plans.cut(ours, now());
        } catch (StoreUnavailable e) {
            log.warn("plans not taken back at shutdown; their slots will count as missing why={}", e.why());
        }
        known.clear();
    }

    /** Takes back what is planned of a series from an instant on. Should it be wanted again, the time between was never planned. */
    public synchronized void drop(Series series, Instant from) {
        known.remove(series.name());
        dropped.add(series.name());
        try {
            plans.cut(List.of(series), from);
        } catch (StoreUnavailable e) {
            unsaved.addLast(() -> plans.cut(List.of(series), from));
            log.warn("plan of a series that is asked no more not taken back yet series={} why={}", series.name(), e.why());
        }
    }

    /**
     * Takes back what this process planned of a series from an instant on, for the next round to plan it from there as its cadence then
     * is. What another process planned stands.
     *
     * @param takenBack takes the slots of that plan from whoever runs them, before anything is planned anew
     */
    public synchronized void renew(Series series, Instant from, Runnable takenBack) {
        if (!(known.get(series.name()) instanceof Known.Ours(Instant end)) || !end.isAfter(from)) return;
        takenBack.run();
        known.put(series.name(), new Known.Ours(from));
        unsaved.addLast(() -> plans.cut(List.of(series), from));
    }

    /** Stretches that are being run but not stored yet, because PostgreSQL is away. */
    public synchronized int unsaved() {
        return unsaved.size();
    }

    /** Long enough that slow cadences do not make a row for each slot, short enough that a changed configuration is soon felt. */
    static Duration stretch(Cadence cadence) {
        var ten = cadence.every().multipliedBy(10);
        var least = Duration.ofMinutes(2);
        return ten.compareTo(least) > 0 ? ten : least;
    }

    private void store(Cadence cadence, Instant now) {
        var series = cadence.series();
        var before = known.get(series.name());
        var stored = plans.latestEnd(series).orElse(now);
        var cause = before == null ? Cause.MONITOR_OFFLINE : Cause.MONITOR_STALLED;
        if (before == null) takeUp(series, now);
        if (stored.isBefore(now) && !dropped.remove(series.name())) plans.keepMissed(cadence.plan(stored, now), cause.name());
        if (stored.isAfter(now.plus(stretch(cadence).dividedBy(2)))) {
            known.put(series.name(), before == null ? new Known.Ours(stored) : new Known.Others(stored));
            return;
        }
        var plan = cadence.plan(stored.isAfter(now) ? stored : now, now.plus(stretch(cadence)));
        if (plans.keep(List.of(plan)) == 1) run(plan);
        else known.put(series.name(), new Known.Others(plans.latestEnd(series).orElse(now)));
    }

    /** The tail of what a former process stored. Were that process alive, some slots would run twice; the first row of a slot wins. */
    private void takeUp(Series series, Instant now) {
        for (var plan : plans.between(series, now, Instant.MAX)) {
            if (plan.from().isAfter(now)) planned.accept(plan);
            else if (plan.to().isAfter(now)) tail(plan, now);
        }
    }

    private void tail(Plan plan, Instant now) {
        plan.slots().stream().filter(s -> !s.scheduledAt().isBefore(now)).findFirst()
                .ifPresent(first -> planned.accept(new Plan(plan.series(), now, plan.to(), first.scheduledAt(), plan.every())));
    }

    private void continueInMemory(Cadence cadence, Instant now) {
        if (!(known.get(cadence.series().name()) instanceof Known.Ours(Instant end))) return;
        if (ahead(cadence, now).compareTo(stretch(cadence).dividedBy(2)) >= 0) return;
        if (end.isBefore(now)) {
            var gap = cadence.plan(end, now);
            unsaved.addLast(() -> plans.keepMissed(gap, Cause.MONITOR_STALLED.name()));
        }
        var plan = cadence.plan(end.isAfter(now) ? end : now, now.plus(stretch(cadence)));
        unsaved.addLast(() -> plans.keep(List.of(plan)));
        run(plan);
    }

    private void run(Plan plan) {
        known.put(plan.series().name(), new Known.Ours(plan.to()));
        planned.accept(plan);
    }

    private Duration ahead(Cadence cadence, Instant now) {
        var known = this.known.get(cadence.series().name());
        return known == null ? Duration.ZERO : Duration.between(now, known.end());
    }

    private void gone(StoreUnavailable e) {
        if (!away) log.warn("PostgreSQL is away; planning goes on in memory why={}", e.why());
        away = true;
    }

    private void back() {
        if (away) log.info("PostgreSQL is back; plans are stored again");
        away = false;
    }

    private Instant now() {
        return clock.instant().plus(HEAD_START).truncatedTo(ChronoUnit.MILLIS);
    }
}
