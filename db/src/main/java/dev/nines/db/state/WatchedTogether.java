package dev.nines.db.state;

import dev.nines.db.sql.Database;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What is known of targets that several vantages decide on. It is written with what was decided, by {@link PostgresAlertLog}. */
public final class WatchedTogether {
    private static final String ALL = "select target, state::text from nines.watched_together";

    private final Database database;

    public WatchedTogether(DataSource source) {
        this.database = new Database(source);
    }

    /** JSON texts as they were kept, by {@code endpoint/probe/model}. */
    public Map<String, String> all() {
        return database.transaction("read what is watched together", connection -> {
            var all = new TreeMap<String, String>();
            try (var select = connection.prepareStatement(ALL); var row = select.executeQuery()) {
                while (row.next()) all.put(row.getString(1), row.getString(2));
            }
            return all;
        });
    }
}
