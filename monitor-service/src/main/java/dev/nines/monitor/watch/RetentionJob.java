package dev.nines.monitor.watch;

import dev.nines.monitor.keep.KeepRound;
import dev.nines.probe.StoreUnavailable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz's way into {@link KeepRound}: once at a time in the cluster. */
@DisallowConcurrentExecution
public final class RetentionJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

    private final KeepRound round;

    RetentionJob(KeepRound round) {
        this.round = round;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            round.drop();
        } catch (StoreUnavailable e) {
            log.warn("nothing dropped, the next round tries again why={}", e.why());
        }
    }
}
