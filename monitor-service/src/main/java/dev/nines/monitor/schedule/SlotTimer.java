package dev.nines.monitor.schedule;

import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires slots at their instants, never early, on a timer that is given: that of an event loop, so that a run begins where it is fired.
 * Whoever is fired must not block: the timer waits for nobody. The wall clock is read anew at every wake-up, at least ten times a second, so a step of it is noticed at once: after
 * a step back nothing fires twice, because a fired slot is gone; after a step forward, or after a pause of the process, slots
 * that are too late are handed to {@code missed}, not fired in a burst.
 */
public final class SlotTimer implements AutoCloseable {
    /** A later slot would crowd the next one, or pass for one. */
    static final Duration LATEST = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(SlotTimer.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(250);

    private record Due(Slot slot, Duration latest) {}

    private final Consumer<Slot> fire;
    private final Consumer<Slot> missed;
    private final SlotClock clock;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>(Comparator.comparing(d -> d.slot().scheduledAt()));
    private final Map<String, Instant> newest = new HashMap<>();
    private final LongAdder clockSteps = new LongAdder();
    private final ScheduledExecutorService timer;
    /** Known to the timer's thread alone. */
    private @Nullable Future<?> alarm;
    private Instant lastWall;
    private long lastNanos;
    private volatile boolean isStarted;
    private volatile boolean closed;

    /**
     * @param fire gets each slot at its instant
     * @param missed gets each slot that came up more than a second late, or more than its interval where that is shorter
     * @param timer of one thread; both are called on it
     */
    public SlotTimer(Consumer<Slot> fire, Consumer<Slot> missed, ScheduledExecutorService timer) {
        this(fire, missed, timer, SlotClock.SYSTEM);
    }

    SlotTimer(Consumer<Slot> fire, Consumer<Slot> missed, ScheduledExecutorService timer, SlotClock clock) {
        this.fire = fire;
        this.missed = missed;
        this.clock = clock;
        this.lastWall = clock.wall();
        this.lastNanos = clock.nanos();
        this.timer = timer;
    }

    public void start() {
        isStarted = true;
        timer.execute(this::look);
    }

    /**
     * Takes the slots of a plan. A series' slots are taken in order: one at or before the newest already taken is a repeat,
     * and ignored, so handing over a plan twice fires nothing twice.
     */
    public void add(Plan plan) {
        var latest = plan.every().compareTo(LATEST) < 0 ? plan.every() : LATEST;
        var name = plan.series().name();
        synchronized (waiting) {
            for (var slot : plan.slots()) {
                var known = newest.get(name);
                if (known != null && !slot.scheduledAt().isAfter(known)) continue;
                newest.put(name, slot.scheduledAt());
                waiting.add(new Due(slot, latest));
            }
        }
        if (isStarted && !closed) timer.execute(this::look);
    }

    /** Takes back the slots of a series from an instant on; what is planned of it anew from there is taken. */
    public void drop(Series series, Instant from) {
        var name = series.name();
        synchronized (waiting) {
            waiting.removeIf(d -> d.slot().series().name().equals(name) && !d.slot().scheduledAt().isBefore(from));
            newest.computeIfPresent(name, (_, at) -> at.isBefore(from) ? at : from.minusNanos(1));
        }
    }

    /** How often the wall clock was seen to jump. */
    public long clockSteps() {
        return clockSteps.sum();
    }

    /** Slots that were taken and are still ahead. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Stops firing; what waited stays unfired. When it returns, nothing is being fired any more. */
    @Override
    public void close() {
        closed = true;
        var quiet = new CountDownLatch(1);
        try {
            timer.execute(quiet::countDown);
            if (!quiet.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) log.warn("slot timer does not end");
        } catch (RejectedExecutionException _) {   // the timer's thread has ended before
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (alarm != null) alarm.cancel(false);
        alarm = closed ? null : timer.schedule(this::look, fireDue().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Fires what is due; returns how long to wait for the next look. */
    Duration fireDue() {
        noticeStep();
        Instant now = clock.wall();
        for (var due = poll(now); due.isPresent() && !closed; due = poll(now)) {
            give(due.get(), now);
            now = clock.wall();
        }
        return untilNext(now);
    }

    private void noticeStep() {
        Instant wall = clock.wall();
        long nanos = clock.nanos();
        var step = Duration.between(lastWall, wall).minusNanos(nanos - lastNanos);
        lastWall = wall;
        lastNanos = nanos;
        if (step.abs().compareTo(STEP) < 0) return;
        clockSteps.increment();
        log.warn("wall clock stepped by={} now={}", step, wall);
    }

    private Optional<Due> poll(Instant now) {
        synchronized (waiting) {
            var head = waiting.peek();
            if (head == null || head.slot().scheduledAt().isAfter(now)) return Optional.empty();
            waiting.remove();
            return Optional.of(head);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // the loop's edge: one slot's trouble must not end all slots
    private void give(Due due, Instant now) {
        var late = Duration.between(due.slot().scheduledAt(), now);
        try {
            (late.compareTo(due.latest()) > 0 ? missed : fire).accept(due.slot());
        } catch (RuntimeException e) {
            log.error("slot failed series={} scheduledAt={}", due.slot().series().name(), due.slot().scheduledAt(), e);
        }
    }

    private Duration untilNext(Instant now) {
        synchronized (waiting) {
            var head = waiting.peek();
            if (head == null) return LONGEST_WAIT;
            var wait = Duration.between(now, head.slot().scheduledAt());
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        }
    }
}
