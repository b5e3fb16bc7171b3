package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The rows that are no answers, as they are sealed: what a statement shows as failures. */
public final class FailureRows {
    private static final int ROWS_FETCHED = 2_000;
    /** The database sorts, on its disk where there are many: a month in which everything failed is no matter of memory here. */
    private static final String FAILURES = "select " + RowLine.COLUMNS
            + " from nines.observation where series_id = any(?) and slot >= ? and slot < ? and class <> 'OK' order by array_position(?, series_id), slot";

    private final Database database;
    private final SeriesTable series;

    public FailureRows(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Every one of slots in {@code [from, to)} as its line of {@link dev.nines.sla.seal.RowFormat}, by the name of its series and by slot. */
    public void each(Collection<Series> wanted, Instant from, Instant to, Consumer<String> reader) {
        Map<Integer, Series> byId = new LinkedHashMap<>();
        wanted.stream().distinct().sorted(Comparator.comparing(Series::name)).forEach(one -> series.find(one).ifPresent(id -> byId.put(id, one)));
        database.snapshot("read failures of " + byId.size() + " series in [" + from + ", " + to + ")", connection -> {
            try (var select = connection.prepareStatement(FAILURES)) {
                var ids = connection.createArrayOf("int4", byId.keySet().toArray());
                select.setArray(1, ids);
                select.setObject(2, Micros.bound(from));
                select.setObject(3, Micros.bound(to));
                select.setArray(4, ids);
                select.setFetchSize(ROWS_FETCHED);
                var line = new RowLine();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        Series of = byId.get(row.getInt(1));
                        if (of != null) reader.accept(line.read(row, of));
                    }
                }
            }
            return true;
        });
    }
}
