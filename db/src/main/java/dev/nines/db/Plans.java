package dev.nines.db;

import static java.util.Objects.requireNonNull;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Plan;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was meant to run, kept before it runs. Stretches of one series never overlap: the first that is kept wins, so
 * that no slot is ever expected twice. Instants and distances are kept to the microsecond.
 */
public final class Plans {
    /** One planner at a time, so that none overlooks what another is about to keep. */
    private static final String ALONE = "lock table nines.plan in share row exclusive mode";
    private static final String KEEP = """
            insert into nines.plan (series_id, from_at, to_at, first_slot, every_us, missed_cause)
            select r.* from (values (?, ?::timestamptz, ?::timestamptz, ?::timestamptz, ?, ?))
                as r (series_id, from_at, to_at, first_slot, every_us, missed_cause)
            where not exists (select from nines.plan p
                              where p.series_id = r.series_id and p.from_at < r.to_at and r.from_at < p.to_at)""";
    private static final String SHORTEN =
            "update nines.plan set to_at = ? where series_id = ? and from_at < ? and to_at > ?";
    private static final String DROP = "delete from nines.plan where series_id = ? and from_at >= ?";
    private static final String LATEST_END = "select max(to_at) from nines.plan where series_id = ?";
    private static final String BETWEEN = """
            select from_at, to_at, first_slot, every_us, missed_cause from nines.plan
            where series_id = ? and to_at > ? and from_at < ? order by from_at""";

    private final Database database;
    private final SeriesTable series;
    private final PlanCount count;

    public Plans(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
        this.count = new PlanCount(database, series);
    }

    /** A stretch that nobody could run, and why: {@code MONITOR_DOWN}. */
    public record Missed(Plan plan, String cause) {}

    /**
     * Idempotent.
     *
     * @return how many stretches were new; one that overlaps an older stretch of its series is not kept
     */
    public int keep(List<Plan> plans) {
        return keep("keep " + plans.size() + " plans", plans, null);
    }

    /**
     * Records slots that were meant to run while no monitor did, so that they are missing rather than never planned.
     *
     * @return how many stretches were new, 0 or 1
     */
    public int keepMissed(Plan plan, String cause) {
        return keep("keep missed plan of " + plan.series().name(), List.of(plan), cause);
    }

    /** Takes back what was planned at and after an instant, for a series that will run otherwise or no more. */
    public void cut(Collection<Series> cut, Instant at) {
        Map<Series, Integer> ids = series.ids(cut);
        database.transaction("cut plans of " + ids.size() + " series at " + at, connection -> {
            for (int id : ids.values()) cut(connection, id, Micros.bound(at));
            return true;
        });
    }

    /** The end of the last stretch of a series, missed ones included. */
    public Optional<Instant> latestEnd(Series of) {
        var id = series.find(of);
        if (id.isEmpty()) return Optional.empty();
        return database.transaction("find last plan of " + of.name(), connection -> {
            try (var select = connection.prepareStatement(LATEST_END)) {
                select.setInt(1, id.getAsInt());
                try (var row = select.executeQuery()) {
                    row.next();
                    return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
                }
            }
        });
    }

    /** Stretches that some monitor meant to run and that touch {@code [from, to)}, whole, in order. */
    public List<Plan> between(Series of, Instant from, Instant to) {
        return rows(of, from, to).stream().filter(row -> row.cause == null).map(Row::plan).toList();
    }

    /** Stretches that no monitor ran and that touch {@code [from, to)}, whole, in order. */
    public List<Missed> missed(Series of, Instant from, Instant to) {
        var found = new ArrayList<Missed>();
        for (Row row : rows(of, from, to)) if (row.cause != null) found.add(new Missed(row.plan, row.cause));
        return found;
    }

    /**
     * How many slots in {@code [from, to)} were meant to run, missed stretches included; 0 for a series without a plan.
     */
    public Map<Series, Long> expectedSlots(Collection<Series> of, Instant from, Instant to) {
        return count.slots(PlanCount.Of.ALL, of, from, to);
    }

    /** The same without missed stretches: what some monitor had in hand. */
    public Map<Series, Long> plannedSlots(Collection<Series> of, Instant from, Instant to) {
        return count.slots(PlanCount.Of.NOT_MISSED, of, from, to);
    }

    private record Row(Plan plan, @Nullable String cause) {}

    private int keep(String what, List<Plan> plans, @Nullable String cause) {
        if (plans.isEmpty()) return 0;
        Map<Series, Integer> ids = series.ids(plans.stream().map(Plan::series).toList());
        return database.transaction(what, connection -> {
            try (var lock = connection.createStatement()) {
                lock.execute(ALONE);
            }
            int kept = 0;
            for (Plan each : plans) {
                kept += insert(connection, requireNonNull(ids.get(each.series())), new Row(each, cause));
            }
            return kept;
        });
    }

    private static int insert(Connection connection, int id, Row row) throws SQLException {
        Plan plan = row.plan;
        try (var insert = connection.prepareStatement(KEEP)) {
            insert.setInt(1, id);
            insert.setObject(2, Micros.bound(plan.from()));
            insert.setObject(3, Micros.bound(plan.to()));
            insert.setObject(4, Micros.bound(plan.firstSlot()));
            insert.setLong(5, wholeMicros(plan.every()));
            insert.setString(6, row.cause);
            return insert.executeUpdate();
        }
    }

    private static long wholeMicros(Duration every) {
        if (Micros.duration(Micros.of(every)).equals(every)) return Micros.of(every);
        throw new IllegalArgumentException("every must be whole microseconds, or its slots would drift: " + every);
    }

    private static void cut(Connection connection, int id, OffsetDateTime at) throws SQLException {
        try (var drop = connection.prepareStatement(DROP); var shorten = connection.prepareStatement(SHORTEN)) {
            drop.setInt(1, id);
            drop.setObject(2, at);
            drop.executeUpdate();
            shorten.setObject(1, at);
            shorten.setInt(2, id);
            shorten.setObject(3, at);
            shorten.setObject(4, at);
            shorten.executeUpdate();
        }
    }

    private List<Row> rows(Series of, Instant from, Instant to) {
        var id = series.find(of);
        if (id.isEmpty()) return List.of();
        return database.transaction("read plans of " + of.name() + " in [" + from + ", " + to + ")", connection -> {
            var rows = new ArrayList<Row>();
            try (var select = connection.prepareStatement(BETWEEN)) {
                select.setInt(1, id.getAsInt());
                select.setObject(2, Micros.bound(from));
                select.setObject(3, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        var plan = new Plan(of, row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getObject(3, OffsetDateTime.class).toInstant(), Micros.duration(row.getLong(4)));
                        rows.add(new Row(plan, row.getString(5)));
                    }
                }
            }
            return rows;
        });
    }
}
