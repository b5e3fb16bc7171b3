package dev.nines.db;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.db.sql.Storable;
import dev.nines.probe.Listing;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** When an endpoint listed which models, as seen from a vantage. */
public final class Listings {
    private static final String NEWEST = """
            insert into nines.model_list as l (endpoint, vantage, looked_at, models) values (?, ?, '-infinity', 0)
            on conflict (endpoint, vantage) do update set models = l.models returning looked_at""";
    private static final String REMEMBER = "update nines.model_list set looked_at = ?, models = ? where endpoint = ? and vantage = ?";
    private static final String END = """
            update nines.listing set listed_until = greatest(listed_from, ?)
            where endpoint = ? and vantage = ? and listed_until is null and model <> all(?)""";
    private static final String BEGIN = """
            insert into nines.listing (endpoint, vantage, model, listed_from)
            select ?, ?, m, ? from unnest(?) m
            where not exists (select from nines.listing
                              where endpoint = ? and vantage = ? and model = m and listed_until is null)""";
    private static final String READ = """
            select model, listed_from, listed_until from nines.listing
            where endpoint = ? and vantage = ? and (model = ? or ?) order by model, listed_from""";

    private final Database database;

    public Listings(DataSource source) {
        this.database = new Database(source);
    }

    /** Whose list, seen from where. */
    public record Shelf(String endpoint, String vantage) {}

    /**
     * Notes a list that was read. Looks are taken in the order of their instants: one that is not newer than the newest is passed
     * over, so two processes of a vantage may both tell of theirs.
     */
    public void seen(Shelf shelf, Instant at, Set<String> models) {
        database.transaction("note " + models.size() + " listed models of " + shelf.endpoint(), connection -> {
            var before = newest(connection, shelf);
            if (before.isPresent() && !Micros.at(at).isAfter(before.get())) return false;
            var names = connection.createArrayOf("text", models.stream().map(Storable::text).distinct().toArray(String[]::new));
            if (before.isPresent()) {
                run(connection, END, before.get(), shelf.endpoint(), shelf.vantage(), names);
            }
            run(connection, BEGIN, shelf.endpoint(), shelf.vantage(), Micros.at(at), names, shelf.endpoint(), shelf.vantage());
            run(connection, REMEMBER, Micros.at(at), models.size(), shelf.endpoint(), shelf.vantage());
            return true;
        });
    }

    /** Every model that was ever listed there. */
    public Map<String, Listing> of(Shelf shelf) {
        return read("read listed models of " + shelf.endpoint(), shelf, "", Boolean.TRUE);
    }

    /** What was said of the model of a series, at its endpoint, from its vantage. */
    public Listing of(Series series) {
        var model = Storable.text(series.target().model());
        var shelf = new Shelf(series.target().endpoint(), series.vantage());
        return read("read listing of " + series.name(), shelf, model, Boolean.FALSE).getOrDefault(model, Listing.NONE);
    }

    /** The row is locked until the transaction ends: one look at a time. */
    private static Optional<OffsetDateTime> newest(Connection connection, Shelf shelf) throws SQLException {
        try (var insert = connection.prepareStatement(NEWEST)) {
            insert.setString(1, shelf.endpoint());
            insert.setString(2, Storable.text(shelf.vantage()));
            try (var row = insert.executeQuery()) {
                row.next();
                var at = row.getObject(1, OffsetDateTime.class);
                return at.equals(OffsetDateTime.MIN) ? Optional.empty() : Optional.of(at);
            }
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof String text ? Storable.text(text) : values[i]);
        }
    }

    private Map<String, Listing> read(String what, Shelf shelf, String model, Boolean all) {
        return database.transaction(what, connection -> {
            try (var select = connection.prepareStatement(READ)) {
                set(select, shelf.endpoint(), shelf.vantage(), model, all);
                try (var row = select.executeQuery()) {
                    return listings(row);
                }
            }
        });
    }

    private static Map<String, Listing> listings(ResultSet row) throws SQLException {
        var stretches = new HashMap<String, List<Listing.Stretch>>();
        while (row.next()) {
            var until = row.getObject(3, OffsetDateTime.class);
            stretches.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(new Listing.Stretch(
                    row.getObject(2, OffsetDateTime.class).toInstant(), until == null ? Listing.STILL : until.toInstant()));
        }
        var listings = new HashMap<String, Listing>();
        stretches.forEach((model, all) -> listings.put(model, new Listing(all)));
        return listings;
    }
}
