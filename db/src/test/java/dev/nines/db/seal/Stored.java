package dev.nines.db.seal;

import dev.nines.db.SeriesTable;
import dev.nines.db.seal.DayRows.Days;
import dev.nines.db.sql.Database;
import dev.nines.probe.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.sql.DataSource;

/** Lines of stored rows, sealed or not. */
final class Stored {
    private Stored() {}

    /** By the name of the series and by slot. */
    static List<String> lines(DataSource source, List<Series> of, LocalDate from, LocalDate to) {
        var series = new SeriesTable(source);
        var lines = new ArrayList<String>();
        for (var one : of.stream().sorted(Comparator.comparing(Series::name)).toList()) {
            OptionalInt id = series.find(one);
            if (id.isEmpty()) continue;
            new Database(source).snapshot("read", connection -> {
                DayRows.read(connection, Map.of(id.getAsInt(), one), new Days(from, to), (_, line) -> lines.add(line));
                return true;
            });
        }
        return lines;
    }
}
