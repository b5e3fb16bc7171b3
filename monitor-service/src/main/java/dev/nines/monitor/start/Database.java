package dev.nines.monitor.start;

import dev.nines.monitor.config.Secret;

/** A PostgreSQL server that we keep everything in. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
    /** Where it is, for people, without a secret. */
    String where();

    String jdbcUrl();

    String user();

    Secret password();

    /** Starts the server again if it is ours and has died. */
    void ensureRunning();

    @Override
    void close();
}
