package dev.nines.monitor.start;

import dev.nines.monitor.config.Secret;
import java.util.List;
import javax.sql.DataSource;

/** A PostgreSQL server that we keep everything in. */
public sealed interface Database extends AutoCloseable permits EmbeddedDatabase, ExternalDatabase {
    /** Where it is, for people, without a secret. */
    String where();

    String jdbcUrl();

    String user();

    Secret password();

    /** The most connections at once. */
    int connections();

    /**
     * Once it answers: whether everything can be kept on it.
     *
     * @throws CannotStart where not, with what would be right
     */
    void check(DataSource pool);

    /** Once the tables are there: makes the role that asks and never writes, if that is ours to do. */
    void admitReader(DataSource pool);

    /** Lines for a person who wants to ask it something. */
    List<String> notes();

    /** Starts the server again if it is ours and has died. */
    void ensureRunning();

    @Override
    void close();
}
