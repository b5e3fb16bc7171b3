package dev.nines.monitor.start;

import dev.nines.monitor.config.Secret;
import dev.nines.probe.StoreUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The files of our own PostgreSQL, and how a server is started on them. */
final class Cluster {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    /** Of the programs that this build brings. */
    private static final String VERSION = "18";

    /** The library's mark that the program was unpacked to its end. */
    private static final String UNPACKED = ".exists";
    private static final String LIBRARYS_LOCK = "epg-lock";

    private final DataFolder folder;
    private final Path path;
    private final Doors doors;

    private Cluster(DataFolder folder, Path path, Doors doors) {
        this.folder = folder;
        this.path = path;
        this.doors = doors;
    }

    /** Nobody else works in it from now on. */
    static Cluster in(DataFolder folder) {
        Path path = folder.resolve("postgres");
        try {
            refuseAnothers(folder, path);
            LeftOver.end(path);
            if (Files.exists(unfinished(folder))) delete(path);
            deleteHalfUnpacked(programs(folder));
            return new Cluster(folder, path, Doors.of(folder, path));
        } catch (IOException e) {
            throw new CannotStart("cannot take over the PostgreSQL in " + path + " (" + e.getMessage() + ")", e);
        }
    }

    /** PostgreSQL works in its own user's files only; the superuser may read them all, and is refused all the same. */
    private static void refuseAnothers(DataFolder folder, Path path) throws IOException {
        if (!Files.exists(path)) return;
        Path ours = Files.createTempFile(folder.path(), "whose", "");
        var we = Files.getOwner(ours);
        Files.delete(ours);
        var owner = Files.getOwner(path);
        if (owner.equals(we)) return;
        throw new CannotStart("the PostgreSQL in " + path + " belongs to user " + owner.getName() + ", and this is " + we.getName()
                + "; start Nines as " + owner.getName() + ", or name another folder with --data");
    }

    /**
     * Notes a first start, so that one which is cut off in the middle begins anew: nothing was kept there yet.
     *
     * @throws CannotStart where the files are of another version
     */
    void prepare(Consumer<String> say) {
        Path version = path.resolve("PG_VERSION");
        try {
            if (!Files.exists(version)) {
                say.accept("setting up PostgreSQL in " + path + " (once, a few seconds)");
                if (!Files.exists(unfinished(folder))) Files.createFile(unfinished(folder));
                return;
            }
            String found = Files.readString(version).strip();
            if (!found.equals(VERSION)) {
                throw new CannotStart("the data in " + path + " is of PostgreSQL " + found + ", and this build brings " + VERSION
                        + "; docs/database.md says how to take it along");
            }
        } catch (IOException e) {
            throw new CannotStart("cannot read or write in " + folder.path() + " (" + e.getMessage() + ")", e);
        }
    }

    EmbeddedPostgres launch(int port) {
        Path log = folder.resolve("postgres.log");
        try {
            LeftOver.end(path);
            // A start that failed leaves it locked by this very process; we hold a lock of the whole folder.
            Files.deleteIfExists(path.resolve(LIBRARYS_LOCK));
            if (!Files.exists(log)) DataFolder.ownerOnly(Files.createFile(log));
            EmbeddedPostgres server = builder(port, log.toFile()).start();
            doors.close(server.getPostgresDatabase());
            Files.deleteIfExists(unfinished(folder));
            return server;
        } catch (IOException | IllegalStateException | StoreUnavailable e) {
            throw failed(e, log);
        }
    }

    private CannotStart failed(Exception e, Path log) {
        try {
            LeftOver.end(path);
        } catch (IOException further) {
            e.addSuppressed(further);
        }
        if (!Files.isReadable(path.resolve("PG_VERSION")) && isHelplessRoot()) {
            return new CannotStart("PostgreSQL does not run as root, and \"unshare -U\", which would help, is not permitted here; "
                    + "start Nines as another user, or name a server of your own in NINES_DB_URL", e);
        }
        return new CannotStart("PostgreSQL does not start in " + path + " (" + e.getMessage()
                + "); its log is " + log + ", and NINES_DB_URL names a server of your own", e);
    }

    private EmbeddedPostgres.Builder builder(int port, File log) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(path)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs(folder).toFile())
                .setPGStartupWait(START_PATIENCE)
                .setRegisterShutdownHook(false) // its hook would stop the server under the pool, beside ours
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth-host", "scram-sha-256") // these are options of initdb like any other
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve(Doors.OWNER).toString())
                .setConnectConfig("password", doors.owner().reveal())
                .setServerConfig("fsync", "on") // the library's own defaults would lose what was acknowledged
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("unix_socket_directories", "") // else one in /tmp, beside everybody's
                .setOutputRedirector(Redirect.appendTo(log))
                .setErrorRedirector(Redirect.appendTo(log));
    }

    boolean isRunning() {
        return LeftOver.isRunning(path);
    }

    void end() throws IOException {
        LeftOver.end(path);
    }

    Secret password() {
        return doors.owner();
    }

    void admitReader(DataSource server) {
        doors.admitReader(server);
    }

    Path readersPassword() {
        return folder.resolve(Doors.READER);
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static Path unfinished(DataFolder folder) {
        return folder.resolve("postgres.unfinished");
    }

    private static Path programs(DataFolder folder) {
        return folder.resolve("postgres-program");
    }

    private static void deleteHalfUnpacked(Path programs) throws IOException {
        if (!Files.isDirectory(programs)) return;
        try (var all = Files.list(programs)) {
            for (Path program : all.filter(p -> !Files.exists(p.resolve(UNPACKED))).toList()) delete(program);
        }
    }

    private static boolean isHelplessRoot() {
        return "root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable();
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        try (var files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
