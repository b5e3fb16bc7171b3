package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Work that one process at a time does for all. Whoever has it takes it again and again; who does not do so for a while has lost it to the
 * first that asks. Time is the server's, so that no process's clock matters.
 */
public final class Duties {
    private static final String TAKE = """
            insert into nines.duty as d (name, term, holder, until) values (?, 1, ?, clock_timestamp() + ? * interval '1 microsecond')
            on conflict (name) do update
            set term = d.term + case when d.holder = excluded.holder then 0 else 1 end, holder = excluded.holder, until = excluded.until
            where d.holder = excluded.holder or d.until < clock_timestamp()
            returning term""";
    private static final String LEAVE = "update nines.duty set until = '-infinity' where name = ? and holder = ?";

    private final Database database;

    public Duties(DataSource source) {
        this.database = new Database(source);
    }

    /** Whose it is. */
    public sealed interface Duty {
        /** @param term higher than that of everyone who had it before; the same as long as nobody else had it */
        record Ours(long term) implements Duty {}

        record Others() implements Duty {}
    }

    /**
     * Takes it, or keeps it.
     *
     * @param holder no other process may have this name
     * @param length until when others leave it to us, unless we come back
     */
    public Duty take(String name, String holder, Duration length) {
        return database.transaction("take duty " + name, connection -> {
            try (var take = connection.prepareStatement(TAKE)) {
                take.setString(1, name);
                take.setString(2, holder);
                take.setLong(3, Micros.of(length));
                try (var row = take.executeQuery()) {
                    return row.next() ? new Duty.Ours(row.getLong(1)) : new Duty.Others();
                }
            }
        });
    }

    /** Anybody may take it at once. Nothing happens where it is not ours. */
    public void leave(String name, String holder) {
        database.transaction("leave duty " + name, connection -> {
            try (var leave = connection.prepareStatement(LEAVE)) {
                leave.setString(1, name);
                leave.setString(2, holder);
                return leave.executeUpdate();
            }
        });
    }
}
