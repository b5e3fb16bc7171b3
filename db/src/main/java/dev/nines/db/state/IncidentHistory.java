package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.state.Incidents.Incident;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Incidents for people: with what each is part of, and its parts. All lists have the newest first. */
public final class IncidentHistory {
    private static final String SELECT = """
            select i.incident, kind, series, since, opened_decided_at, reason, until, closed_decided_at, part_of, c.decided_at as joined_at
            from nines.incident i
            left join nines.state_change c on c.key = 'incident-joined/' || i.incident || '/' || i.part_of
            where\s""";
    private static final String NEWEST_FIRST = " order by since desc, i.incident desc";
    private static final String OPEN = SELECT + "until is null" + NEWEST_FIRST;
    private static final String BETWEEN = SELECT + "since < ? and (until is null or until > ?)" + NEWEST_FIRST;
    private static final String ONE = SELECT + "i.incident = ?";
    private static final String PARTS = SELECT + "part_of = ?" + NEWEST_FIRST;

    private final Database database;

    public IncidentHistory(DataSource source) {
        this.database = new Database(source);
    }

    public record Kept(Incident incident, Membership membership) {}

    public sealed interface Membership {
        record Alone() implements Membership {}

        /** @param at when that was decided */
        record PartOf(String whole, Instant at) implements Membership {}
    }

    public List<Kept> open() {
        return database.transaction("read open incidents with what they are part of", connection -> {
            try (var select = connection.prepareStatement(OPEN)) {
                return read(select);
            }
        });
    }

    /** Those of which some part lies in {@code [from, to)}. */
    public List<Kept> during(Instant from, Instant to) {
        return database.transaction("read incidents with what they are part of in [" + from + ", " + to + ")", connection -> {
            try (var select = connection.prepareStatement(BETWEEN)) {
                select.setObject(1, Micros.bound(to));
                select.setObject(2, Micros.bound(from));
                return read(select);
            }
        });
    }

    public Optional<Kept> of(String incident) {
        return named("read incident " + incident, ONE, incident).stream().findFirst();
    }

    /** Whatever ever became a part of it. */
    public List<Kept> partsOf(String incident) {
        return named("read parts of incident " + incident, PARTS, incident);
    }

    private List<Kept> named(String what, String sql, String incident) {
        return database.transaction(what, connection -> {
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, incident);
                return read(select);
            }
        });
    }

    private static List<Kept> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Kept>();
        try (var row = select.executeQuery()) {
            while (row.next()) found.add(new Kept(Incidents.incident(row), membership(row)));
        }
        return List.copyOf(found);
    }

    private static Membership membership(ResultSet row) throws SQLException {
        var whole = row.getString("part_of");
        if (whole == null) return new Membership.Alone();
        var known = row.getObject("joined_at") != null;
        return new Membership.PartOf(whole, Incidents.instant(row, known ? "joined_at" : "opened_decided_at"));
    }
}
