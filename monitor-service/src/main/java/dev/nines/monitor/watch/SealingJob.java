package dev.nines.monitor.watch;

import dev.nines.monitor.seal.SealOffice;
import dev.nines.probe.StoreUnavailable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz's way into {@link SealOffice#round}: once at a time in the cluster. */
@DisallowConcurrentExecution
public final class SealingJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(SealingJob.class);

    private final SealOffice office;

    SealingJob(SealOffice office) {
        this.office = office;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            int fresh = office.round();
            if (fresh > 0) log.info("days sealed roots={}", fresh);
        } catch (StoreUnavailable e) {
            log.warn("days not sealed, the next round tries again why={}", e.why());
        }
    }
}
