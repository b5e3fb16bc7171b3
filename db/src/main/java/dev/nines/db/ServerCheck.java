package dev.nines.db;

import dev.nines.probe.StoreUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Whether a server is one that everything can be kept on. */
public final class ServerCheck {
    private static final int OLDEST = 140_000;

    private static final String FACTS = """
            select current_setting('server_version_num')::int as number, split_part(current_setting('server_version'), ' ', 1) as version,
                   current_setting('server_encoding') as encoding, current_database() as database,
                   pg_is_in_recovery() as standby, current_setting('default_transaction_read_only')::boolean as read_only""";

    private ServerCheck() {}

    /**
     * What is wrong with the server for us, to be put behind its name, with what would be right; nothing where it is fine.
     *
     * @throws dev.nines.probe.StoreUnavailable when it cannot be asked
     */
    public static Optional<String> refusal(DataSource database) {
        // Plainly: a server that is too old knows nothing of how we begin a transaction.
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(FACTS)) {
            row.next();
            return refusal(row);
        } catch (SQLException e) {
            throw new StoreUnavailable("ask the server what it is", e);
        }
    }

    private static Optional<String> refusal(ResultSet row) throws SQLException {
        if (row.getInt("number") < OLDEST) {
            return Optional.of("is version " + row.getString("version") + "; it must be 14 or newer");
        }
        if (row.getBoolean("standby")) return Optional.of("is a standby, which takes no writes; name its primary");
        if (row.getBoolean("read_only")) {
            return Optional.of("gives this user read-only transactions (default_transaction_read_only); name a user who may write");
        }
        if (!row.getString("encoding").equals("UTF8")) {
            return Optional.of("keeps database " + row.getString("database") + " in " + row.getString("encoding")
                    + "; create one with: create database nines encoding 'UTF8' locale 'C' template template0");
        }
        return Optional.empty();
    }
}
