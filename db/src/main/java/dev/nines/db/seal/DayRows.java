package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** The rows of whole UTC days as they are sealed. */
public final class DayRows {
    private static final int ROWS_FETCHED = 2_000;
    private static final String ROWS = "select " + RowLine.COLUMNS
            + " from nines.observation where series_id = any(?) and slot >= ? and slot < ? order by series_id, slot";
    private static final String COUNTS = "select series_id, count(*) from nines.observation where series_id = any(?) and slot >= ? and slot < ?"
            + " group by series_id";

    private final Database database;
    private final SeriesTable series;

    public DayRows(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Hears each row as its line of {@link dev.nines.sla.seal.RowFormat}, without the line's end. */
    @FunctionalInterface
    public interface Reader {
        void row(Series series, String line);
    }

    /** Every row of these days, by the name of its series and by slot, all of one moment; in no more memory than a page of rows. */
    public void each(Collection<Series> wanted, LocalDate from, LocalDate to, Reader reader) {
        var ordered = wanted.stream().distinct().sorted(Comparator.comparing(Series::name)).toList();
        ordered.forEach(series::find); // in transactions of their own, before this one
        database.snapshot("read rows of " + ordered.size() + " series in [" + from + ", " + to + ")", connection -> {
            for (Series one : ordered) {
                OptionalInt id = series.find(one);
                if (id.isPresent()) read(connection, Map.of(id.getAsInt(), one), new Days(from, to), (_, line) -> reader.row(one, line));
            }
            return true;
        });
    }

    /** @param to the first day that is not among them */
    record Days(LocalDate from, LocalDate to) {
        static Days of(LocalDate day) {
            return new Days(day, day.plusDays(1));
        }
    }

    @FunctionalInterface
    interface Lines {
        void line(int series, String line);
    }

    /** How many there are of each; of whom there are none he is not there. */
    static Map<Integer, Long> counts(Connection connection, Collection<Integer> series, Days days) throws SQLException {
        try (var select = connection.prepareStatement(COUNTS)) {
            set(select, series, days);
            var counts = new HashMap<Integer, Long>();
            try (var row = select.executeQuery()) {
                while (row.next()) counts.put(row.getInt(1), row.getLong(2));
            }
            return counts;
        }
    }

    private static void set(PreparedStatement select, Collection<Integer> series, Days days) throws SQLException {
        select.setArray(1, select.getConnection().createArrayOf("int4", series.toArray()));
        select.setObject(2, midnight(days.from()));
        select.setObject(3, midnight(days.to()));
    }

    /** By number and slot. */
    static void read(Connection connection, Map<Integer, Series> wanted, Days days, Lines lines) throws SQLException {
        try (var select = connection.prepareStatement(ROWS)) {
            set(select, wanted.keySet(), days);
            select.setFetchSize(ROWS_FETCHED);
            var line = new RowLine();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    int id = row.getInt(1);
                    Series of = wanted.get(id);
                    if (of != null) lines.line(id, line.read(row, of));
                }
            }
        }
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
