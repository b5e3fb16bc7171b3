package dev.nines.monitor.start;

import com.zaxxer.hikari.HikariDataSource;
import dev.nines.db.Migrations;
import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.Settings;
import dev.nines.probe.StoreUnavailable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.function.Consumer;

/** The service from its first line to its last. */
public final class Service {
    private static final String LOOPBACK = "127.0.0.1";

    private final ProcessSettings process;
    private final Consumer<String> say;
    private final Shutdown shutdown = Shutdown.onSignal();

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
        int port = PortCheck.free(process.port());
        DataFolder folder = shutdown.start(() -> DataFolder.take(process.dataFolder()));
        Database database = shutdown.start(() -> database(folder));
        HikariDataSource pool = shutdown.start(() -> Pool.of(database));
        Pool.awaitAnswer(pool, database, shutdown, say);
        migrate(pool, database);
        var _ = shutdown.start(() -> DatabaseWatch.over(database));
        Settings settings = settings(watched, folder, port);
        ApplicationContext context = shutdown.start(() -> context(port, settings, process, folder, database, pool));
        int open = context.getBean(EmbeddedServer.class).start().getPort();
        Banner.lines(settings, folder, database, open).forEach(say);
    }

    private Database database(DataFolder folder) {
        return switch (process.store()) {
            case Embedded _ -> EmbeddedDatabase.start(folder, say);
            case External external -> new ExternalDatabase(external);
        };
    }

    private Settings settings(Watched watched, DataFolder folder, int port) {
        return switch (watched) {
            case Watched.Configured c -> c.settings();
            case Watched.Demo _ -> {
                Demo demo = shutdown.start(Demo::start);
                yield demo.settings(folder, port);
            }
        };
    }

    private static void migrate(HikariDataSource pool, Database database) {
        try {
            Migrations.migrate(pool);
        } catch (StoreUnavailable e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new CannotStart("cannot bring the tables at " + database.where() + " up to date: " + why, e);
        }
    }

    private static ApplicationContext context(int port, Object... singletons) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .properties(Map.of("micronaut.server.host", LOOPBACK, "micronaut.server.port", port))
                .singletons(singletons)
                .start();
    }
}
