package dev.nines.db.state;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.sla.SeriesId;
import dev.nines.sla.store.StateChange.IncidentClosed;
import dev.nines.sla.store.StateChange.IncidentOpened;
import dev.nines.sla.store.StateChange.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The incidents that the state log has kept. */
public final class Incidents {
    private static final String COLUMNS =
            "select incident, kind, series, since, opened_decided_at, reason, until, closed_decided_at from nines.incident";
    private static final String OPEN = COLUMNS + " where until is null order by since, incident";
    private static final String WATCHED = """
            insert into nines.watched (vantage, up_to) values (?, ?) on conflict (vantage) do update set up_to = excluded.up_to""";
    private static final String MEMBERS = COLUMNS + " where part_of = ? and until is null order by since, incident";
    private static final String BETWEEN = COLUMNS
            + " where since < ? and (until is null or until > ?) order by since, incident";

    private final Database database;

    public Incidents(DataSource source) {
        this.database = new Database(source);
    }

    /** An incident as far as it went. */
    public sealed interface Incident {
        IncidentOpened opened();

        record Open(IncidentOpened opened) implements Incident {}

        record Closed(IncidentOpened opened, IncidentClosed closed) implements Incident {}
    }

    /** Those that are open now, oldest first: what a tracker must know when it starts. */
    public List<IncidentOpened> openIncidents() {
        return database.transaction("read open incidents", connection -> {
            try (var select = connection.prepareStatement(OPEN)) {
                return read(select).stream().map(Incident::opened).toList();
            }
        });
    }

    /** Notes that everything observed from there up to then was looked at, and that what was found is recorded. */
    public void watched(String vantage, Instant upTo) {
        database.transaction("note how far was watched from " + vantage, connection -> {
            try (var insert = connection.prepareStatement(WATCHED)) {
                insert.setString(1, vantage);
                insert.setObject(2, Micros.at(upTo));
                return insert.executeUpdate();
            }
        });
    }

    /** Empty where nobody ever watched from there. */
    public Optional<Instant> watchedUpTo(String vantage) {
        return database.transaction("read how far was watched from " + vantage, connection -> {
            try (var select = connection.prepareStatement("select up_to from nines.watched where vantage = ?")) {
                select.setString(1, vantage);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(instant(row, "up_to")) : Optional.empty();
                }
            }
        });
    }

    /** The parts of an endpoint's or tier's incident that are open now. */
    public List<IncidentOpened> openMembers(String whole) {
        return database.transaction("read the parts of incident " + whole, connection -> {
            try (var select = connection.prepareStatement(MEMBERS)) {
                select.setString(1, whole);
                return read(select).stream().map(Incident::opened).toList();
            }
        });
    }

    /** Those of which some part lies in {@code [from, to)}, oldest first. */
    public List<Incident> incidents(Instant from, Instant to) {
        return database.transaction("read incidents in [" + from + ", " + to + ")", connection -> {
            try (var select = connection.prepareStatement(BETWEEN)) {
                select.setObject(1, Micros.bound(to));
                select.setObject(2, Micros.bound(from));
                return read(select);
            }
        });
    }

    private static List<Incident> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Incident>();
        try (var row = select.executeQuery()) {
            while (row.next()) found.add(incident(row));
        }
        return List.copyOf(found);
    }

    static Incident incident(ResultSet row) throws SQLException {
        var series = new SeriesId(row.getString("series"));
        var opened = new IncidentOpened(row.getString("incident"), Kind.valueOf(row.getString("kind")), series, instant(row, "since"),
                instant(row, "opened_decided_at"), row.getString("reason"));
        if (row.getObject("until") == null) return new Incident.Open(opened);
        return new Incident.Closed(opened, new IncidentClosed(
                opened.incident(), series, instant(row, "until"), instant(row, "closed_decided_at")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
