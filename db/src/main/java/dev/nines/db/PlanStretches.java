package dev.nines.db;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What was meant to run, as few rows: a planner keeps a row for each few minutes, which go on for weeks. */
public final class PlanStretches {
    /**
     * Seconds as numerics, which {@code extract} gives, would take twice the time; microseconds of two centuries are exact as {@code float8}, too.
     * A stretch ends where the plan before the next one does, the last where the last plan does.
     */
    private static final String JOINED = """
            with planned as (
                select from_at, to_at, first_slot, every_us, missed_cause
                from nines.plan
                where series_id = ? and to_at > ? and from_at < ?),
            step as (
                select from_at, first_slot, every_us, missed_cause, lag(to_at) over w as ended,
                       (lag(to_at) over w = from_at and lag(every_us) over w = every_us
                        and lag(missed_cause) over w is not distinct from missed_cause
                        and lag(first_slot) over w < first_slot
                        and mod((date_part('epoch', first_slot - lag(first_slot) over w) * 1000000)::bigint, every_us) = 0
                        and (date_part('epoch', first_slot - from_at) * 1000000)::bigint < every_us) is true as goes_on
                from planned
                window w as (order by from_at))
            select from_at, coalesce(lead(ended) over (order by from_at), (select max(to_at) from planned)), first_slot, every_us,
                   coalesce(missed_cause, '')
            from step where not goes_on order by 1""";

    private final Database database;
    private final SeriesTable series;

    public PlanStretches(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** @param cause why nobody could run it; empty where somebody was to */
    public record Stretch(Plan plan, String cause) {}

    /** All that touch {@code [from, to)}, whole, in order; missed ones too. Those that go on without a break are one. */
    public List<Stretch> between(Series of, Instant from, Instant to) {
        var id = series.find(of);
        if (id.isEmpty()) return List.of();
        return database.transaction("read stretches of " + of.name() + " in [" + from + ", " + to + ")", connection -> {
            var stretches = new ArrayList<Stretch>();
            try (var select = connection.prepareStatement(JOINED)) {
                select.setInt(1, id.getAsInt());
                select.setObject(2, Micros.bound(from));
                select.setObject(3, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    while (row.next()) stretches.add(stretch(of, row));
                }
            }
            return stretches;
        });
    }

    private static Stretch stretch(Series of, ResultSet row) throws SQLException {
        return new Stretch(new Plan(of, at(row, 1), at(row, 2), at(row, 3), Micros.duration(row.getLong(4))), row.getString(5));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
