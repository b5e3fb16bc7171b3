package dev.nines.db;

import dev.nines.db.sql.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Hears at once that observations were committed, by whichever process. It holds a connection while it is open. Where a pooler hands
 * connections from one to the next it hears nothing, so whoever listens looks for himself now and then.
 */
public final class Arrivals implements AutoCloseable {
    static final String CHANNEL = "nines_observed";

    private final Connection connection;

    private Arrivals(Connection connection) {
        this.connection = connection;
    }

    /** @throws dev.nines.probe.StoreUnavailable while the database is away */
    public static Arrivals listen(DataSource source) {
        try {
            var connection = source.getConnection();
            try (var listen = connection.createStatement()) {
                listen.execute("listen " + CHANNEL);
                return new Arrivals(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Refusal.of("listen for observations", e);
        }
    }

    /**
     * @return whether anything was committed since the last call; false where nothing was until the end of the wait
     * @throws dev.nines.probe.StoreUnavailable when the connection is lost: close this, and listen anew
     */
    public boolean await(Duration atMost) {
        try {
            var heard = connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(Math.max(1, atMost.toMillis())));
            return heard != null && heard.length > 0;
        } catch (SQLException e) {
            throw Refusal.of("listen for observations", e);
        }
    }

    @Override
    public void close() {
        try (var held = connection) {
            if (held.isClosed()) return;
            try (var deaf = held.createStatement()) {
                deaf.execute("unlisten *");
            }
        } catch (SQLException e) {
            throw Refusal.of("stop listening for observations", e);
        }
    }
}
