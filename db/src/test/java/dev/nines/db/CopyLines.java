package dev.nines.db;

import dev.nines.db.ObservationColumns.Column;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Observations by COPY: the fastest way in, and not idempotent. For loads whose rows are known to be new. */
public final class CopyLines {
    private static final List<Column<?>> COLUMNS =
            Stream.concat(Stream.of(ObservationColumns.DETAIL_JSON), ObservationColumns.PLAIN.stream()).toList();
    private static final String NULL = "\\N";

    private CopyLines() {}

    /** @param table of the columns of {@code nines.observation} */
    public static void copy(Connection connection, String table, List<Observation> rows, Map<Series, Integer> ids)
            throws SQLException, IOException {
        var lines = new StringBuilder(rows.size() * 300);
        for (Observation each : rows) line(lines, each, ids.getOrDefault(each.series(), 0));
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                "copy " + table + " (series_id, slot, class, " + ObservationColumns.names(COLUMNS) + ") from stdin",
                new StringReader(lines.toString()));
    }

    private static void line(StringBuilder line, Observation o, int id) {
        line.append(id).append('\t').append(o.scheduledAt()).append('\t').append(o.observationClass().name());
        for (Column<?> each : COLUMNS) {
            Object value = each.value().of(o);
            line.append('\t').append(value == null ? NULL : value.toString().replace("\\", "\\\\"));
        }
        line.append('\n');
    }
}
