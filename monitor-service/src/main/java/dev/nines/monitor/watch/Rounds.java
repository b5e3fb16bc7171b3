package dev.nines.monitor.watch;

import dev.nines.monitor.schedule.PlanJob;
import dev.nines.monitor.schedule.QuartzScheduler;
import java.time.Duration;

/**
 * The rounds that a cluster does once: planning, making room, dropping, judging. Quartz keeps them in PostgreSQL; where that is away, setting them up
 * is tried again, and this process plans for itself meanwhile.
 */
final class Rounds implements AutoCloseable {
    private final QuartzScheduler quartz;
    private boolean isPlanning;
    private boolean isJudging;
    private boolean judgingWanted;

    Rounds(QuartzScheduler quartz) {
        this.quartz = quartz;
    }

    /** Does what is not done yet. */
    synchronized void ensure() {
        if (!isPlanning) {
            quartz.every(Duration.ofSeconds(10), PlanJob.class);
            quartz.every(Duration.ofHours(6), PartitionJob.class);
            quartz.every(Duration.ofHours(1), RetentionJob.class);
            quartz.every(Duration.ofMinutes(5), SealingJob.class);
            quartz.start();
            isPlanning = true;
        }
        if (judgingWanted && !isJudging) {
            quartz.every(Duration.ofSeconds(30), EvaluationJob.class);
            isJudging = true;
        }
    }

    synchronized void judgeFromNowOn() {
        judgingWanted = true;
    }

    @Override
    public void close() {
        quartz.close();
    }
}
