package dev.nines.db;

import static java.util.Objects.requireNonNull;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.json.ObservationJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What was committed of many series since somebody looked last, confirmations among it. */
public final class NewObservations {
    /** What is older is no news to anybody who watches. */
    private static final Duration LONGEST = Duration.ofHours(6);
    /** The outer bounds stand there literally for the planner: a day's partition that holds nothing new is not even opened. */
    private static final String ROWS = """
            select s.id as id, o.* from unnest(?::int4[], ?::timestamptz[]) s (id, after)
            cross join lateral (select %s from nines.observation where series_id = s.id and slot > s.after and slot > ? and slot < ?) o
            """.formatted(ObservationRow.COLUMNS);
    private static final String CONFIRMATIONS = """
            select c.series_id as id, c.observation::text as observation from unnest(?::int4[], ?::timestamptz[]) s (id, after)
            join nines.confirmation c on c.series_id = s.id and c.slot > s.after and c.slot > ? and c.slot < ?""";

    private final Database database;
    private final SeriesTable series;

    public NewObservations(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /**
     * What is new, by slot.
     *
     * @param confirmations runs out of turn; one may be here before the run that it confirms
     * @param now the server's, when it was read
     */
    public record News(List<Observation> observations, List<Observation> confirmations, Instant now) {
        public News {
            observations = inOrder(observations);
            confirmations = inOrder(confirmations);
        }

        private static List<Observation> inOrder(List<Observation> some) {
            return some.stream().sorted(Comparator.comparing(Observation::scheduledAt).thenComparing(o -> o.series().name())).toList();
        }
    }

    /** @param after the slot from which on each series is wanted, itself left out; series of which nothing was ever stored have no news */
    public News since(Map<Series, Instant> after) {
        var places = new TreeMap<Integer, Place>();
        after.forEach((of, slot) -> series.find(of).ifPresent(id -> places.put(id, new Place(of, slot))));
        return database.snapshot("read what is new of " + places.size() + " series", connection -> {
            var now = now(connection);
            var rows = new ArrayList<Observation>();
            var confirmations = new ArrayList<Observation>();
            var wanted = new Wanted(places, now.minus(LONGEST));
            try (var select = connection.prepareStatement(ROWS)) {
                wanted.set(select);
                try (var row = select.executeQuery()) {
                    while (row.next()) rows.add(ObservationRow.read(row, requireNonNull(places.get(row.getInt("id"))).series()));
                }
            }
            try (var select = connection.prepareStatement(CONFIRMATIONS)) {
                wanted.set(select);
                try (var row = select.executeQuery()) {
                    while (row.next()) confirmations.add(ObservationJson.read(row.getString("observation")));
                }
            }
            return new News(rows, confirmations, now);
        });
    }

    private record Place(Series series, Instant after) {}

    private record Wanted(SortedMap<Integer, Place> places, Instant oldest) {
        void set(PreparedStatement select) throws SQLException {
            var first = places.values().stream().map(Place::after).min(Comparator.naturalOrder()).filter(oldest::isBefore).orElse(oldest);
            var after = places.values().stream().map(place -> Micros.bound(place.after()).toString()).toArray(String[]::new);
            select.setArray(1, select.getConnection().createArrayOf("int4", places.keySet().toArray(Integer[]::new)));
            select.setArray(2, select.getConnection().createArrayOf("timestamptz", after));
            select.setObject(3, Micros.bound(first));
            select.setObject(4, Micros.bound(Instant.MAX));
        }
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select clock_timestamp()"); var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
