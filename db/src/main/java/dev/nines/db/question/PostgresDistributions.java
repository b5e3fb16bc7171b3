package dev.nines.db.question;

import dev.nines.db.SeriesTable;
import dev.nines.db.SeriesTable.Numbered;
import dev.nines.db.sql.Database;
import dev.nines.sla.SeriesId;
import dev.nines.sla.distribution.BucketedLatencies;
import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Distributions;
import dev.nines.sla.distribution.ExactLatencies;
import dev.nines.sla.distribution.NotKept;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;

/**
 * Rows of all levels, merged here: several times faster than in SQL. The window is split by the same function, so the answers are those
 * of {@code nines.latency_quantiles} to the microsecond. A series is known by {@link dev.nines.probe.Series#name}.
 */
public final class PostgresDistributions implements Distributions {
    private static final String DROPPED = "NINES";

    private final Database database;
    private final SeriesTable series;

    public PostgresDistributions(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    @Override
    public <K> Map<K, Distribution> merged(Map<SeriesId, K> groups, Question question) {
        Map<Integer, K> byId = byId(groups);
        if (byId.isEmpty()) return Map.of();
        String what = "merge " + question.metric() + " of " + byId.size() + " series in [" + question.from() + ", " + question.to() + ")";
        return database.snapshot(what, connection -> merged(connection, byId, question));
    }

    private static <K> Map<K, Distribution> merged(Connection connection, Map<Integer, K> byId, Question question) throws SQLException {
        try {
            var rows = new LevelRows(connection, byId.keySet(), question);
            if (rows.areRunsAlone()) {
                var exact = new Merge<>(byId, ExactLatencies::new);
                rows.runs(exact, Long.MAX_VALUE);
                return exact.distributions();
            }
            var buckets = new Merge<>(byId, BucketedLatencies::new);
            rows.sums(buckets);
            rows.runs(buckets, Integer.MAX_VALUE);
            return buckets.distributions();
        } catch (PSQLException e) {
            var said = e.getServerErrorMessage();
            if (!DROPPED.equals(e.getSQLState()) || said == null) throw e;
            throw new NotKept(String.valueOf(said.getMessage()));
        }
    }

    private <K> Map<Integer, K> byId(Map<SeriesId, K> groups) {
        var byId = new HashMap<Integer, K>();
        for (Numbered each : series.numbered()) {
            K group = groups.get(new SeriesId(each.series().name()));
            if (group != null) byId.put(each.id(), group);
        }
        return byId;
    }
}
