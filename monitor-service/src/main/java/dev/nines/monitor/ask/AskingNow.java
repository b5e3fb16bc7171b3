package dev.nines.monitor.ask;

import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;
import dev.nines.probe.ProbeOutcome.Cause;
import dev.nines.probe.ProbeOutcome.Local;
import dev.nines.probe.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Starts runs at their pace and hands each over as it ends. Several subjects take turns within one pace. */
public final class AskingNow {
    /** More than this under way at once is a load test, and this is none. */
    static final int MOST_UNDER_WAY = 64;

    /** Behind by more than this, the machine stood still; what was missed is not made up for in a burst. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    private final List<Subject> subjects;
    private final Pace pace;
    private final InstantSource clock;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Thread starter = Thread.ofPlatform().daemon().name("nines-ask").unstarted(this::startAll);
    private volatile boolean stopped;

    private sealed interface Event {
        record Ended(Run run) implements Event {}

        record LastWasStarted(long number) implements Event {}
    }

    public AskingNow(List<Subject> subjects, Pace pace, InstantSource clock) {
        this.subjects = List.copyOf(subjects);
        this.pace = pace;
        this.clock = clock;
    }

    /** Returns when every run has ended that was started. A slow reader delays no start. */
    public void run(Consumer<Run> reader) throws InterruptedException {
        starter.start();
        long last = Long.MAX_VALUE;
        for (long ended = 0; ended < last; ) {
            switch (events.take()) {
                case Event.Ended(Run run) -> {
                    ended++;
                    reader.accept(run);
                }
                case Event.LastWasStarted(long number) -> last = number;
            }
        }
    }

    /** Starts no other run. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(starter);
    }

    private void startAll() {
        long all = pace.isEndless() ? Long.MAX_VALUE : Math.multiplyExact(pace.runs(), (long) subjects.size());
        long step = pace.every().toNanos() / subjects.size();
        long due = System.nanoTime();
        long number = 0;
        while (number < all && waitedUntil(due)) {
            start(subjects.get((int) (number % subjects.size())), ++number);
            due += step;
            long behind = System.nanoTime() - due;
            if (behind > Math.max(step, STANDSTILL.toNanos())) due += behind;
        }
        events.add(new Event.LastWasStarted(number));
    }

    /** False when there is nothing more to wait for. */
    private boolean waitedUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0 && !stopped; left = due - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        return !stopped;
    }

    private void start(Subject subject, long number) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var slot = new Slot(subject.series(), now);
        if (underWay.get() >= MOST_UNDER_WAY) {
            var why = new Local(Cause.STILL_IN_FLIGHT, MOST_UNDER_WAY + " runs are still under way");
            ended(new Run(number, Observation.local(slot, now, why, subject.probeVersion(), false), Gaps.NONE));
            return;
        }
        underWay.incrementAndGet();
        var _ = subject.asker().run(slot).thenAccept(run -> {
            underWay.decrementAndGet();
            ended(new Run(number, run.observation(), run.gaps()));
        });
    }

    private void ended(Run run) {
        events.add(new Event.Ended(run));
    }
}
