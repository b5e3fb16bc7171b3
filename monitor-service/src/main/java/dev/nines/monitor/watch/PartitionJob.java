package dev.nines.monitor.watch;

import dev.nines.db.PostgresObservations;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes room for the next week, so that midnight is no special moment. */
@DisallowConcurrentExecution
public final class PartitionJob implements Job {
    private static final Logger log = LoggerFactory.getLogger(PartitionJob.class);
    private static final Duration AHEAD = Duration.ofDays(7);

    private final PostgresObservations observations;
    private final InstantSource clock;

    PartitionJob(PostgresObservations observations, InstantSource clock) {
        this.observations = observations;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            observations.ensurePartitions(clock.instant(), clock.instant().plus(AHEAD));
        } catch (StoreUnavailable e) {
            log.warn("partitions not made ahead, they are made when needed why={}", e.why());
        }
    }
}
