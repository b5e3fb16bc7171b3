package dev.nines.monitor.start;

import com.zaxxer.hikari.HikariDataSource;
import dev.nines.db.SeriesTable;
import dev.nines.db.access.AuditLog;
import dev.nines.db.access.PostgresTokens;
import dev.nines.db.seal.DaySeals;
import dev.nines.db.seal.SealKeys;
import dev.nines.monitor.access.StoredTrail;
import dev.nines.monitor.config.AccessSettings;
import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.SettingsSource;
import dev.nines.monitor.cost.Disk;
import dev.nines.monitor.cost.DiskText;
import dev.nines.monitor.cost.Expense;
import dev.nines.monitor.cost.ExpenseText;
import dev.nines.monitor.metrics.LatencyLimits;
import dev.nines.monitor.metrics.Metrics;
import dev.nines.monitor.metrics.ProcessMeters;
import dev.nines.monitor.reload.RecordedReload;
import dev.nines.monitor.reload.Reload;
import dev.nines.monitor.seal.SealOffice;
import dev.nines.monitor.watch.Stores;
import dev.nines.monitor.watch.Watch;
import dev.nines.monitor.watch.Watch.Parts;
import dev.nines.probe.StoreUnavailable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The service from its first line to its last. */
public final class Service {
    private final ProcessSettings process;
    private final Consumer<String> say;
    private final Shutdown shutdown = Shutdown.onSignal();
    private final HangUp hangUp = new HangUp();

    private Service(ProcessSettings process, Consumer<String> say) {
        this.process = process;
        this.say = say;
    }

    /**
     * Returns when the process is being stopped.
     *
     * @param say hears a line whenever a person who waits would want one
     * @throws CannotStart with everything ended that had been started
     */
    public static void run(ProcessSettings process, Watched watched, Consumer<String> say) {
        var service = new Service(process, say);
        try {
            service.start(watched);
            service.shutdown.awaitRequest();
        } catch (Shutdown.Requested e) {
            service.shutdown.endAll();
        } catch (RuntimeException e) {
            service.shutdown.endAll();
            throw e;
        }
    }

    private void start(Watched watched) {
        hearHangUps(watched);
        var at = PortCheck.free(new Address(host(watched), process.listening().port()));
        DataFolder folder = shutdown.start(() -> DataFolder.take(process.dataFolder()));
        folder.keepFor(watched);
        Database database = shutdown.start(() -> database(folder));
        HikariDataSource pool = shutdown.start(() -> Pool.of(database));
        Pool.awaitAnswer(pool, database, shutdown, say);
        database.check(pool);
        Tables.bringUp(database);
        database.admitReader(pool);
        FirstToken.demand(at, new PostgresTokens(pool), process);
        var _ = shutdown.start(() -> DatabaseWatch.over(database));
        var ground = new Ground(at, folder, database, pool, seals(folder, pool));
        switch (watched) {
            case Watched.Configured configured -> serve(configured, ground).startJudging();
            case Watched.Demo _ -> serve(shutdown.start(Demo::start), ground);
        }
    }

    /** What stands before anybody is watched. */
    private record Ground(Address at, DataFolder folder, Database database, HikariDataSource pool, SealOffice seals) {}

    private static SealOffice seals(DataFolder folder, HikariDataSource pool) {
        return new SealOffice(SealKeyFile.in(folder), new DaySeals(pool, new SeriesTable(pool)), new SealKeys(pool), InstantSource.system());
    }

    private void serve(Demo demo, Ground ground) {
        var none = new SettingsSource.NoFile("this is the demonstration");
        Watch watch = serve(new Watched.Configured(demo.settings(ground.folder, ground.at.here()), none), ground);
        patiently(() -> demo.writePast(watch, say), ground.database);
        watch.startJudging();
    }

    /** Again until the server has taken all of it. */
    private void patiently(Runnable work, Database database) {
        while (true) {
            try {
                work.run();
                return;
            } catch (StoreUnavailable e) {
                say.accept("waiting for PostgreSQL at " + database.where() + " (" + e.getMessage() + ")");
                shutdown.pause(Duration.ofSeconds(2));
            }
        }
    }

    /** Pages first, for whoever waits at the terminal; then the watch that fills them. */
    private Watch serve(Watched.Configured configured, Ground ground) {
        Settings settings = configured.settings();
        var meters = shutdown.start(() -> new ProcessMeters(new PrometheusRegistry()));
        Watch watch = shutdown.start(() -> new Watch(parts(settings, ground, meters)));
        var reload = reload(configured.source(), watch, ground);
        ApplicationContext context = shutdown.start(() -> context(ground.at, reload, process, ground.folder,
                ground.database, ground.pool, ground.seals, watch, watch.stores(), meters.registry()));
        int open = context.getBean(EmbeddedServer.class).start().getPort();
        Banner.lines(settings, ground.folder, ground.database, new Address(ground.at.host(), open)).forEach(say);
        watch.start(asked -> expect(watch.settings(), Expense.of(watch.settings(), asked), ground));
        hangUp.calls(() -> reload.now("SIGHUP"));
        return watch;
    }

    private static RecordedReload reload(SettingsSource source, Watch watch, Ground ground) {
        var clock = InstantSource.system();
        var reload = new Reload(source, watch, watch.metrics().self(), clock);
        return new RecordedReload(reload, new StoredTrail(new AuditLog(ground.pool)), clock);
    }

    /** Where there is no file, SIGHUP ends the service: whoever closes the terminal of a demonstration has seen enough. */
    private void hearHangUps(Watched watched) {
        switch (watched) {
            case Watched.Configured(_, SettingsSource.File _) -> hangUp.hear();
            case Watched.Configured(_, SettingsSource.NoFile _), Watched.Demo _ -> {}
        }
    }

    /** What will be asked and kept, and whether there is room for it. */
    private void expect(Settings settings, Expense expense, Ground ground) {
        var disk = Disk.of(settings, expense);
        ExpenseText.lines(expense).forEach(say);
        DiskText.lines(settings, disk).forEach(say);
        switch (process.store()) {
            case Embedded _ -> Room.shortage(ground.folder.path(), disk.ofFirstMonth()).ifPresent(say);
            case External _ -> {} // whose disk that is, its operator knows
        }
    }

    private Parts parts(Settings settings, Ground ground, ProcessMeters meters) {
        var clock = InstantSource.system();
        var metrics = Metrics.on(meters.registry(), LatencyLimits.of(settings), clock);
        return new Parts(settings, Stores.open(ground.pool, ground.folder.resolve("spool")), metrics, clock,
                Software.name(), process.proxies(), ground.seals);
    }

    private Database database(DataFolder folder) {
        return switch (process.store()) {
            case Embedded wish -> EmbeddedDatabase.start(folder, wish, say);
            case External external -> new ExternalDatabase(external);
        };
    }

    private InetAddress host(Watched watched) {
        return process.listening().host().or(switch (watched) {
            case Watched.Configured configured -> configured.settings().access().bind();
            case Watched.Demo _ -> AccessSettings.USUAL.bind();
        });
    }

    private static ApplicationContext context(Address at, Object... singletons) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of("micronaut.server.host", at.host().getHostAddress(), "micronaut.server.port", at.port()))
                .singletons(singletons)
                .start();
    }
}
