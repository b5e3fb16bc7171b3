package dev.nines.monitor.start;

import dev.nines.db.Roles;
import dev.nines.monitor.config.ProcessSettings.Embedded;
import dev.nines.monitor.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A PostgreSQL of our own in the data folder, on 127.0.0.1, for whoever may read that folder. */
public final class EmbeddedDatabase implements Database {
    private static final String DATABASE = "postgres";
    private static final int CONNECTIONS = 10;

    private final Cluster cluster;
    private final int port;
    private EmbeddedPostgres server;

    private EmbeddedDatabase(Cluster cluster, int port, EmbeddedPostgres server) {
        this.cluster = cluster;
        this.port = port;
        this.server = server;
    }

    /** @param say hears of what takes longer than a moment */
    public static EmbeddedDatabase start(DataFolder folder, Embedded wish, Consumer<String> say) {
        var cluster = Cluster.in(folder);
        cluster.prepare(say);
        int port = ServerPort.of(folder, wish, say);
        return new EmbeddedDatabase(cluster, port, cluster.launch(port));
    }

    @Override
    public String where() {
        return "127.0.0.1:" + port + "/" + DATABASE;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://" + where();
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public Secret password() {
        return cluster.password();
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public void check(DataSource pool) {
        // it is of our own making
    }

    @Override
    public void admitReader(DataSource pool) {
        cluster.admitReader(pool);
    }

    @Override
    public List<String> notes() {
        return List.of("  ask     PGPASSWORD=$(cat " + cluster.readersPassword() + ") psql -h 127.0.0.1 -p " + port + " -U "
                + Roles.READER + " " + DATABASE + " (Grafana: docs/database.md)");
    }

    /** On the same port as before, so that the pool's connections come back by themselves. */
    @Override
    public synchronized void ensureRunning() {
        if (cluster.isRunning()) return;
        try {
            server.close(); // a server that is gone still holds the library's lock on the folder
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of a PostgreSQL that has died in " + cluster, e);
        }
        server = cluster.launch(port);
    }

    @Override
    public synchronized void close() {
        if (!cluster.isRunning()) return;
        try {
            server.close();
            cluster.end();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + cluster, e);
        }
    }
}
