package dev.nines.monitor.start;

import dev.nines.monitor.config.ProcessSettings;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.ProcessSettings.External;
import dev.nines.monitor.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The database of a service, for a command that is done in a moment: of one that runs beside it, or of one that does not run. */
public final class Visit implements AutoCloseable {
    private static final int CONNECTIONS = 3;
    /** Where PostgreSQL writes its port, in the file that names its process. */
    private static final int LINE_OF_PORT = 3;

    private final Shutdown shutdown = Shutdown.onSignal();
    private final DataSource source;

    private Visit(ProcessSettings process, Consumer<String> say) {
        Database database = switch (process.store()) {
            case External external -> new ExternalDatabase(external);
            case Embedded embedded -> embedded(process.dataFolder(), embedded, say);
        };
        var pool = shutdown.start(() -> Pool.patient(database));
        Pool.awaitAnswer(pool, database, shutdown, say);
        database.check(pool);
        Tables.bringUp(database);
        this.source = pool;
    }

    /**
     * @param say hears why it takes longer than a moment
     * @throws CannotStart with what to do
     */
    public static Visit to(ProcessSettings process, Consumer<String> say) {
        return new Visit(process, say);
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        shutdown.endAll();
    }

    /** A server that runs already is asked as any other would be; one that does not is started for as long as it takes. */
    private Database embedded(Path path, Embedded wish, Consumer<String> say) {
        var free = DataFolder.ifFree(path);
        if (free.isEmpty()) return running(path);
        DataFolder folder = shutdown.start(free::orElseThrow);
        return shutdown.start(() -> EmbeddedDatabase.start(folder, wish, say));
    }

    private static Database running(Path folder) {
        Path process = folder.resolve("postgres").resolve("postmaster.pid");
        Path password = folder.resolve(Doors.OWNER);
        try {
            var lines = Files.readAllLines(process);
            if (lines.size() <= LINE_OF_PORT) throw new IOException(process + " is not written to its end yet");
            String url = "jdbc:postgresql://127.0.0.1:" + Integer.parseInt(lines.get(LINE_OF_PORT).strip()) + "/postgres";
            return new ExternalDatabase(new External(url, "postgres", new Secret(Files.readString(password).strip()), CONNECTIONS));
        } catch (IOException | NumberFormatException e) {
            throw new CannotStart("a service runs in " + folder + ", and its PostgreSQL cannot be asked (" + e.getClass().getSimpleName() + ": "
                    + e.getMessage() + "); it may be just starting, or belong to another user", e);
        }
    }
}
