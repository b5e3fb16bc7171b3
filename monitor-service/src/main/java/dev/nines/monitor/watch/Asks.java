package dev.nines.monitor.watch;

import dev.nines.monitor.schedule.IntakeQueue;
import dev.nines.monitor.schedule.PlanRound;
import dev.nines.monitor.schedule.PlanWatch;
import dev.nines.monitor.schedule.SlotRunner;
import dev.nines.monitor.schedule.SlotTimer;
import dev.nines.monitor.schedule.SpoolDrain;
import java.time.Duration;

/** From a plan to a stored row: planning, timer, runner, queue, spool. Ends in the order in which nothing is lost. */
record Asks(PlanRound plans, PlanWatch planWatch, SlotTimer timer, SlotRunner runner, IntakeQueue intake, SpoolDrain drain)
        implements AutoCloseable {
    /** Long enough for most answers that are under way, short enough for somebody who waits at a terminal. */
    private static final Duration GRACE = Duration.ofMillis(1_500);

    void start() {
        intake.start();
        drain.start();
        timer.start();
        planWatch.start();
    }

    @Override
    public void close() {
        planWatch.close();
        timer.close();
        plans.close();
        runner.close(GRACE);
        intake.close();
        drain.close();
    }
}
