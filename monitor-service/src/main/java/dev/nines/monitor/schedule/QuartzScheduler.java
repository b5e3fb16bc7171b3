package dev.nines.monitor.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz on PostgreSQL, clustered: each trigger fires once in the cluster. One cluster for each vantage, so that every vantage
 * plans for itself. Jobs are made anew for each firing, by the suppliers given.
 */
public final class QuartzScheduler implements AutoCloseable {
    private final Scheduler scheduler;

    /** @param jobs how each job class is made; a class that is not among them cannot be scheduled */
    public QuartzScheduler(DataSource source, String vantage, Map<Class<? extends Job>, Supplier<Job>> jobs) {
        var known = Map.copyOf(jobs);
        try {
            DBConnectionManager.getInstance().addConnectionProvider(poolName(vantage), new Pool(source));
            this.scheduler = new StdSchedulerFactory(properties(vantage)).getScheduler();
            scheduler.setJobFactory((bundle, _) -> make(known, bundle.getJobDetail().getJobClass()));
        } catch (SchedulerException e) {
            throw new IllegalStateException("set up Quartz for vantage " + vantage, e);
        }
    }

    /** Fires every so often from now on. Lost firings are not made up for: the next one does their work. */
    public void every(Duration interval, Class<? extends Job> job) {
        schedule(job, SimpleScheduleBuilder.simpleSchedule().withIntervalInMilliseconds(interval.toMillis()).repeatForever()
                .withMisfireHandlingInstructionNextWithRemainingCount());
    }

    /**
     * Fires as the schedule says, for instance a cron expression in a zone. A trigger that is there already is left as it is,
     * whoever made it: replacing a trigger which another node has just acquired makes both nodes fire it from then on.
     */
    public void schedule(Class<? extends Job> job, ScheduleBuilder<? extends Trigger> when) {
        JobDetail detail = JobBuilder.newJob(job).withIdentity(job.getSimpleName()).storeDurably().build();
        Trigger trigger = TriggerBuilder.newTrigger().withIdentity(job.getSimpleName()).forJob(detail).startNow().withSchedule(when).build();
        try {
            if (!scheduler.checkExists(trigger.getKey())) scheduler.scheduleJob(detail, java.util.Set.of(trigger), false);
        } catch (SchedulerException e) {
            if (!exists(trigger)) throw new IllegalStateException("schedule " + job.getSimpleName(), e);
        }
    }

    public void start() {
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("start Quartz", e);
        }
    }

    /** Waits for jobs that are running. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("stop Quartz", e);
        }
    }

    /** Another node may have made it between our look and our attempt. */
    private boolean exists(Trigger trigger) {
        try {
            return scheduler.checkExists(trigger.getKey());
        } catch (SchedulerException _) {
            return false;
        }
    }

    private static Job make(Map<Class<? extends Job>, Supplier<Job>> known, Class<? extends Job> wanted) throws SchedulerException {
        var supplier = known.get(wanted);
        if (supplier == null) throw new SchedulerException("no supplier for job " + wanted.getName());
        return supplier.get();
    }

    private static Properties properties(String vantage) {
        var p = new Properties();
        p.setProperty("org.quartz.scheduler.instanceName", "nines-" + vantage);
        p.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        p.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        p.setProperty("org.quartz.threadPool.threadCount", "3");
        p.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        p.setProperty("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        p.setProperty("org.quartz.jobStore.dataSource", poolName(vantage));
        p.setProperty("org.quartz.jobStore.tablePrefix", "nines.qrtz_");
        p.setProperty("org.quartz.jobStore.useProperties", "true");
        p.setProperty("org.quartz.jobStore.isClustered", "true");
        p.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        p.setProperty("org.quartz.jobStore.misfireThreshold", "5000");
        p.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "5000");
        return p;
    }

    private static String poolName(String vantage) {
        return "nines-" + vantage;
    }

    /** The pool is opened and closed by whoever made it. */
    private record Pool(DataSource source) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return source.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
