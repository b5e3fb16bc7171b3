package dev.nines.monitor.schedule;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second whether the plan runs low, and then plans itself: at the start, before Quartz fires; while PostgreSQL is
 * away, when Quartz cannot fire; and when it is back, until Quartz has noticed. Otherwise Quartz plans.
 */
public final class PlanWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PlanWatch.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final PlanRound round;
    private final Thread thread;
    private volatile boolean closed;

    public PlanWatch(PlanRound round) {
        this.round = round;
        this.thread = Thread.ofPlatform().name("nines-plan-watch").daemon().unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        Loop.join(thread, Duration.ofSeconds(5));
    }

    @SuppressWarnings("CatchingUnchecked") // the loop's edge: without it one bad round would end all planning
    private void loop() {
        while (!closed) {
            try {
                if (round.runsLow()) round.extend();
            } catch (RuntimeException e) {
                log.error("planning failed", e);
            }
            Loop.pause(LOOK_EVERY);
        }
    }
}
