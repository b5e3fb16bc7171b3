package dev.nines.db.sql;

import dev.nines.probe.ContentRefused;
import dev.nines.probe.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs work in a transaction, and says in one way that a store is away, {@link StoreUnavailable}, or refuses, {@link ContentRefused}. */
public final class Database {
    /**
     * A plan for these very parameters, every time: after some executions PostgreSQL may settle on a general plan,
     * which locks each partition of a table instead of the few that a stretch of time needs.
     */
    private static final String OWN_PLAN = "; set local plan_cache_mode = force_custom_plan";
    /**
     * What is committed is forgotten elsewhere, so it has to be on the server's disk by then. A server, a database or a role may be
     * set to answer earlier; a stricter setting than ours stays.
     */
    private static final String ON_DISK =
            "; select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'";
    /** Said, because a server may have another level as its default, and then turn writers away that wait for each other. */
    private static final String WRITE = "set transaction isolation level read committed" + OWN_PLAN + ON_DISK;
    private static final String SNAPSHOT = "set transaction isolation level repeatable read read only" + OWN_PLAN;

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Work that may use the connection, and must neither keep it nor end its transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /** @param what the operation and its object, as the exception will say it */
    public <T extends @Nullable Object> T transaction(String what, Work<T> work) {
        return run(what, WRITE, work);
    }

    /** Reads that all see one and the same state. */
    public <T extends @Nullable Object> T snapshot(String what, Work<T> work) {
        return run(what, SNAPSHOT, work);
    }

    private <T extends @Nullable Object> T run(String what, String begin, Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var open = new Transaction(connection)) {
                try (var settings = connection.createStatement()) {
                    settings.execute(begin);
                }
                T result = work.with(connection);
                open.commit();
                return result;
            }
        } catch (SQLException e) {
            throw Refusal.of(what, e);
        } catch (ArithmeticException | DateTimeException e) {
            throw new ContentRefused(what, e); // an instant or a length that no column can hold
        }
    }

    /** Rolls back unless committed, whatever was thrown, and hands the connection back as it came. */
    private static final class Transaction implements AutoCloseable {
        private final Connection connection;
        private boolean committed;

        Transaction(Connection connection) {
            this.connection = connection;
        }

        void commit() throws SQLException {
            connection.commit();
            committed = true;
        }

        @Override
        public void close() throws SQLException {
            if (!committed) connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
