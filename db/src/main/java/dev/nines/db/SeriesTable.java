package dev.nines.db;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Storable;
import dev.nines.probe.Series;
import dev.nines.probe.Target;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Numbers for series. A series keeps its number for ever;
 * the numbers are cached, so one instance should serve a process.
 */
public final class SeriesTable {
    private static final String BY_NAME = " where endpoint = ? and probe = ? and model = ? and vantage = ?";
    private static final String FIND = "select id from nines.series" + BY_NAME;
    private static final String ADD = """
            insert into nines.series (endpoint, probe, model, vantage, tier) values (?, ?, ?, ?, ?)
            on conflict (endpoint, probe, model, vantage) do nothing""";
    private static final String SET_TIER = "update nines.series set tier = ? where id = ? and tier <> ?";
    private static final String ALL = "select id, endpoint, probe, model, vantage, tier from nines.series";

    private final Database database;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    public SeriesTable(DataSource source) {
        this.database = new Database(source);
    }

    /** A series with its number. */
    public record Numbered(int id, Series series) {}

    /** Adds what is new, and gives every series the tier that it has now. Call it when a configuration takes effect. */
    public void register(Collection<Series> series) {
        Map<Series, Integer> ids = ids(series);
        database.transaction("register " + series.size() + " series", connection -> {
            try (var update = connection.prepareStatement(SET_TIER)) {
                for (var each : ids.entrySet()) {
                    update.setString(1, Storable.text(each.getKey().tier()));
                    update.setInt(2, each.getValue());
                    update.setString(3, Storable.text(each.getKey().tier()));
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
    }

    /** The numbers of these series. What is not there yet is added; the tier of what is there stays as it is. */
    public Map<Series, Integer> ids(Collection<Series> series) {
        var ids = new HashMap<Series, Integer>();
        var unknown = new ArrayList<Series>();
        for (Series each : new LinkedHashSet<>(series)) {
            Integer id = known.get(each.name());
            if (id == null) unknown.add(each);
            else ids.put(each, id);
        }
        if (!unknown.isEmpty()) {
            // Committed before the numbers are used or cached: a rolled back number would be nobody's.
            Map<Series, Integer> added =
                    database.transaction("number " + unknown.size() + " series", c -> add(c, unknown));
            added.forEach((each, id) -> known.put(each.name(), id));
            ids.putAll(added);
        }
        return ids;
    }

    /** The number of a series, unless nothing was ever stored of it. */
    public OptionalInt find(Series series) {
        Integer id = known.get(series.name());
        if (id != null) return OptionalInt.of(id);
        OptionalInt found =
                database.transaction("find series " + series.name(), connection -> find(connection, series));
        found.ifPresent(number -> known.put(series.name(), number));
        return found;
    }

    /** Every series that was ever stored, in the order of their names, each with its present tier. */
    public List<Series> all() {
        return numbered().stream().map(Numbered::series).toList();
    }

    /** Every series with its number, in the order of their names. */
    public List<Numbered> numbered() {
        return database.transaction("list series", connection -> {
            var all = new ArrayList<Numbered>();
            try (var select = connection.prepareStatement(ALL); var row = select.executeQuery()) {
                while (row.next()) {
                    var target = new Target(row.getString("endpoint"), row.getString("probe"), row.getString("model"));
                    var series = new Series(target, row.getString("tier"), row.getString("vantage"));
                    all.add(new Numbered(row.getInt("id"), series));
                }
            }
            all.sort((a, b) -> a.series().name().compareTo(b.series().name()));
            return List.copyOf(all);
        });
    }

    private static Map<Series, Integer> add(Connection connection, List<Series> series) throws SQLException {
        var ids = new HashMap<Series, Integer>();
        // In one order for all, so that two processes which add the same series do not wait for each other in a circle.
        for (Series each : series.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList()) {
            OptionalInt there = find(connection, each);
            if (there.isEmpty()) insert(connection, each);
            ids.put(each, there.isPresent() ? there.getAsInt() : find(connection, each).orElseThrow());
        }
        return ids;
    }

    private static void insert(Connection connection, Series series) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            setName(insert, series);
            insert.setString(5, Storable.text(series.tier()));
            insert.executeUpdate();
        }
    }

    private static OptionalInt find(Connection connection, Series series) throws SQLException {
        try (var select = connection.prepareStatement(FIND)) {
            setName(select, series);
            try (var row = select.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    private static void setName(PreparedStatement statement, Series series) throws SQLException {
        statement.setString(1, series.target().endpoint());
        statement.setString(2, series.target().probe());
        statement.setString(3, Storable.text(series.target().model()));
        statement.setString(4, Storable.text(series.vantage()));
    }
}
