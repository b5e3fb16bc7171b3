package dev.nines.monitor.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Quartz's way into {@link PlanRound}: once at a time in the cluster. */
@DisallowConcurrentExecution
public final class PlanJob implements Job {
    private final PlanRound round;

    public PlanJob(PlanRound round) {
        this.round = round;
    }

    @Override
    public void execute(JobExecutionContext context) {
        round.extend();
    }
}
