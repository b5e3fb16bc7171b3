package dev.nines.monitor.watch;

import dev.nines.db.PostgresObservations;
import dev.nines.db.retention.Retention;
import dev.nines.probe.StoreUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private final Retention retention;
    private final InstantSource clock;

    PartitionJob(PostgresObservations observations, Retention retention, InstantSource clock) {
        this.observations = observations;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        try {
            var ahead = clock.instant().plus(AHEAD);
            observations.ensurePartitions(clock.instant(), ahead);
            retention.ensureSums(LocalDate.ofInstant(ahead, ZoneOffset.UTC));
        } catch (StoreUnavailable e) {
            log.warn("partitions not made ahead, they are made when needed why={}", e.why());
        }
    }
}
