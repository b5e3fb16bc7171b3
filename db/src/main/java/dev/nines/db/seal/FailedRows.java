package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The rows of runs that were not answered, whoever's fault it was, as they are sealed. */
public final class FailedRows {
    private static final int ROWS_FETCHED = 2_000;
    /** Sorted by the place of the series among those asked for: the failures of a month are few, their rows many. */
    private static final String ROWS = "select " + RowLine.COLUMNS + " from nines.observation"
            + " where series_id = any(?) and slot >= ? and slot < ? and class <> 'OK' order by array_position(?, series_id), slot";

    private final Database database;
    private final SeriesTable series;

    public FailedRows(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Those of slots in {@code [from, to)}, by the name of the series and by slot, all of one moment. */
    public void each(Collection<Series> wanted, Instant from, Instant to, DayRows.Reader reader) {
        var ordered = new ArrayList<Integer>();
        var byId = new HashMap<Integer, Series>();
        for (Series one : wanted.stream().distinct().sorted(Comparator.comparing(Series::name)).toList()) {
            OptionalInt id = series.find(one);
            if (id.isPresent() && byId.putIfAbsent(id.getAsInt(), one) == null) ordered.add(id.getAsInt());
        }
        var asked = new Asked(ordered, Micros.bound(from), Micros.bound(to));
        database.snapshot("read failures of " + ordered.size() + " series in [" + from + ", " + to + ")", connection -> {
            read(connection, asked, byId, reader);
            return true;
        });
    }

    private record Asked(List<Integer> ids, OffsetDateTime from, OffsetDateTime to) {}

    private static void read(Connection connection, Asked asked, Map<Integer, Series> byId, DayRows.Reader reader) throws SQLException {
        var ids = connection.createArrayOf("int4", asked.ids().toArray());
        try (var select = connection.prepareStatement(ROWS)) {
            select.setArray(1, ids);
            select.setObject(2, asked.from());
            select.setObject(3, asked.to());
            select.setArray(4, ids);
            select.setFetchSize(ROWS_FETCHED);
            var line = new RowLine();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    Series of = byId.get(row.getInt(1));
                    if (of != null) reader.row(of, line.read(row, of));
                }
            }
        }
    }
}
