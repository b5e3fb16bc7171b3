package dev.nines.db;

import dev.nines.db.sql.Database;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Users of a server of our own. On any other, {@code db/roles.sql} makes them. */
public final class Roles {
    /** Who asks and never writes. */
    public static final String READER = "nines_reader";

    private static final String MAKE_READER = """
            do $$ begin
                if not exists (select from pg_roles where rolname = 'nines_reader') then create role nines_reader login; end if;
            end $$;
            alter role nines_reader set default_transaction_read_only = on;
            alter role nines_reader set statement_timeout = '60s';
            grant usage on schema nines to nines_reader""";

    private final Database database;

    public Roles(DataSource source) {
        this.database = new Database(source);
    }

    /** Makes the reader, where there is none, and gives it this password. The schema must be there. */
    public void reader(String password) {
        database.transaction("make role " + READER, connection -> {
            try (var make = connection.createStatement()) {
                make.execute(MAKE_READER);
            }
            return alter(connection, READER, password);
        });
    }

    /** Gives a user, that must be there, a new password. */
    public void password(String user, String password) {
        database.transaction("set the password of " + user, connection -> alter(connection, user, password));
    }

    /** Has the server read its list of who may come in again. */
    public void reload() {
        database.transaction("have the server read its settings", connection -> {
            try (var reload = connection.createStatement()) {
                return reload.execute("select pg_reload_conf()");
            }
        });
    }

    /** Hashed here, so that the word itself is in no log of the server. */
    private static boolean alter(Connection connection, String user, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(user, password.toCharArray(), "scram-sha-256");
        return true;
    }
}
