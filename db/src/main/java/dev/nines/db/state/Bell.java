package dev.nines.db.state;

import dev.nines.probe.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Rings when any process has committed messages. A convenience, not a promise: whoever listens also looks by the clock
 * ({@link Outbox#nextDue}). Holds a connection of its own while open; for one thread.
 */
public final class Bell implements AutoCloseable {
    private final Connection connection;

    private Bell(Connection connection) {
        this.connection = connection;
    }

    /** @throws StoreUnavailable when the database cannot be reached */
    public static Bell listen(DataSource source) {
        try {
            var connection = source.getConnection();
            try (var listen = connection.createStatement()) {
                listen.execute("listen " + OutboxRows.CHANNEL);
                return new Bell(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("listen to " + OutboxRows.CHANNEL, e);
        }
    }

    /**
     * Waits until it rings, and no longer than {@code atMost}; rings that came before are heard at once.
     *
     * @throws StoreUnavailable when the connection is lost: close this, listen anew
     */
    public Wake await(Duration atMost) {
        try {
            // 0 would mean for ever.
            int millis = Math.clamp(atMost.toMillis(), 1, Integer.MAX_VALUE);
            return connection.unwrap(PGConnection.class).getNotifications(millis).length > 0 ? Wake.RANG : Wake.SILENT;
        } catch (SQLException e) {
            throw new StoreUnavailable("hear " + OutboxRows.CHANNEL, e);
        }
    }

    public enum Wake { RANG, SILENT }

    @Override
    public void close() {
        try (connection; var unlisten = connection.createStatement()) {
            unlisten.execute("unlisten " + OutboxRows.CHANNEL); // a pool would hand the next one our ears
        } catch (SQLException e) {
            throw new StoreUnavailable("stop listening to " + OutboxRows.CHANNEL, e);
        }
    }
}
