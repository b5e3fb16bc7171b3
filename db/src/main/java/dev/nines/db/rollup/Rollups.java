package dev.nines.db.rollup;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * Keeps the sums of hours, days and months up with the raw rows. Any number of processes may call it at once: one works, the others are
 * told so. A step that dies leaves nothing behind, and the next one does it again.
 */
public final class Rollups {
    /** After an hour has ended, for runs that began in it and rows that wait in a spool. What comes later is summed up later. */
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final String BACKLOG = """
            with recursive due (at) as (
                (select d.at from nines.rollup_due d where d.level = 'hour' and d.at < ? order by d.at limit 1)
                union all
                select (select d.at from nines.rollup_due d
                        where d.level = 'hour' and d.at > due.at and d.at < ? order by d.at limit 1)
                from due where due.at is not null)
            select count(due.at), (select closed_until from nines.rollup_state where level = 'hour') from due""";

    private final Database database;

    public Rollups(DataSource source) {
        this.database = new Database(source);
    }

    /** The functions of the schema, in the order in which one feeds the next. */
    private enum Level {
        HOURS("select nines.rollup_hours(?, ?)", 500),
        DAYS("select nines.rollup_days(?, ?)", 100),
        MONTHS("select nines.rollup_months(?, ?)", 10);

        private final String call;
        /** Sums of one transaction: some tenths of a second at a run a minute. */
        private final int atOnce;

        Level(String call, int atOnce) {
            this.call = call;
            this.atOnce = atOnce;
        }
    }

    /**
     * One bounded step. Call it again at once, or after a pause, while there is more to do. A {@code now} earlier than that of a call
     * before takes nothing back.
     *
     * @throws dev.nines.probe.StoreUnavailable when the database is away or refuses; nothing of the failed level is done then
     */
    public Progress advance(Instant now) {
        int sums = 0;
        for (Level level : Level.values()) {
            int done = database.transaction("sum up " + level + " before " + now, c -> sumUp(c, level, closed(now)));
            if (done < 0) return new Progress.AnotherWorker();
            sums += done;
            if (done >= level.atOnce) return new Progress.MoreToDo(sums);
        }
        return new Progress.Done(sums);
    }

    /** What {@link #advance} of the same instant would find. */
    public Backlog backlog(Instant now) {
        return database.transaction("count hours to sum up before " + now, connection -> {
            try (var select = connection.prepareStatement(BACKLOG)) {
                select.setObject(1, closed(now));
                select.setObject(2, closed(now));
                try (var row = select.executeQuery()) {
                    row.next();
                    return new Backlog(row.getLong(1), closedUntil(row));
                }
            }
        });
    }

    private static int sumUp(Connection connection, Level level, OffsetDateTime upto) throws SQLException {
        try (var call = connection.prepareStatement(level.call)) {
            call.setObject(1, upto);
            call.setInt(2, level.atOnce);
            try (var row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Instant closedUntil(ResultSet row) throws SQLException {
        var at = row.getObject(2, OffsetDateTime.class);
        return at.equals(OffsetDateTime.MIN) ? Instant.MIN : at.toInstant();
    }

    private static OffsetDateTime closed(Instant now) {
        return Micros.at(now.minus(GRACE).truncatedTo(ChronoUnit.HOURS));
    }
}
