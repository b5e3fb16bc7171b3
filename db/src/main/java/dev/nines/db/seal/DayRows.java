package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.db.seal.SealRows.Kept;
import dev.nines.db.sql.Database;
import dev.nines.probe.Series;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.SignedRoot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The rows of whole UTC days as they are sealed. */
public final class DayRows {
    private static final int ROWS_FETCHED = 2_000;
    private static final int DAY = "2026-10-01".length();
    private static final String ROWS = "select " + RowLine.COLUMNS
            + " from nines.observation where series_id = any(?) and slot >= ? and slot < ? order by series_id, slot";
    private static final String COUNTS = "select series_id, count(*) from nines.observation where series_id = any(?) and slot >= ? and slot < ?"
            + " group by series_id";
    private static final String COUNTS_BY_DAY = "select (slot at time zone 'UTC')::date, count(*) from nines.observation"
            + " where series_id = any(?) and slot >= ? and slot < ? group by 1";

    private final Database database;
    private final SeriesTable series;

    public DayRows(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /**
     * The rows of these days by slot, each as its line of {@link dev.nines.sla.seal.RowFormat} without the line's end, in no more memory than a page of
     * rows; and the newest root of each day, of the same moment: these roots stand for these rows.
     *
     * @return empty, and nothing was heard, where rows came that no root stands for yet: seal the days, and ask again
     */
    public Optional<List<SignedRoot>> each(Series one, SortedSet<LocalDate> days, Consumer<String> reader) {
        OptionalInt id = series.find(one); // in a transaction of its own, before this one
        if (id.isEmpty() || days.isEmpty()) return Optional.of(List.of());
        var span = new Days(days.first(), days.last().plusDays(1));
        return database.snapshot("read rows of " + one.name() + " in [" + span.from() + ", " + span.to() + ")", connection -> {
            var roots = SealRows.newest(connection, List.of(id.getAsInt()), span).stream().map(Kept::signed).filter(r -> days.contains(r.root().day())).toList();
            if (isBehind(days, roots, counts(connection, id.getAsInt(), span))) return Optional.empty();
            read(connection, Map.of(id.getAsInt(), one), span, (_, line) -> {
                if (days.contains(LocalDate.parse(line.substring(0, DAY)))) reader.accept(line);
            });
            return Optional.of(roots);
        });
    }

    /** Rows are only ever added, until all of a day are dropped for their age: so more than were sealed are others, and fewer are not. */
    private static boolean isBehind(Set<LocalDate> days, List<SignedRoot> roots, Map<LocalDate, Long> counts) {
        var sealed = roots.stream().map(SignedRoot::root).collect(Collectors.toMap(DayRoot::day, DayRoot::rows));
        return days.stream().anyMatch(day -> counts.getOrDefault(day, 0L) > sealed.getOrDefault(day, 0L));
    }

    private static Map<LocalDate, Long> counts(Connection connection, int series, Days days) throws SQLException {
        try (var select = connection.prepareStatement(COUNTS_BY_DAY)) {
            set(select, List.of(series), days);
            var counts = new HashMap<LocalDate, Long>();
            try (var row = select.executeQuery()) {
                while (row.next()) counts.put(LocalDate.parse(row.getString(1)), row.getLong(2));
            }
            return counts;
        }
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
