package dev.nines.db;

import static java.util.stream.Collectors.joining;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The same observations as {@link PostgresObservations} reads, many times as fast, of which answers say no more than rules ask: when, how
 * long, how many tokens, by which tier, with which flags. Whatever else was observed comes whole.
 *
 * <p>The server packs what answers have into arrays; a row of its own for each would cost more than all that is then counted of it.
 */
public final class PackedObservations implements ObservationHistory {
    private static final String ORDINARY =
            "class = 'OK' and (detail is null or not detail ? 'wide') and sent_lag_us between -2147483648 and 2147483647";
    /** A question mark is doubled for the driver, which would take it for a parameter. */
    private static final String PACKED = """
            select flags, simulated, detail ->> 'service_tier' as tier, count(*) as n, array_send(array_agg(slot)) as slot, %s
            from nines.observation
            where series_id = ? and slot >= ? and slot < ? and %s
            group by 1, 2, 3""".formatted(AnswerPack.COLUMNS.stream()
                    .map(column -> "array_send(array_agg(coalesce(" + column + ", -1)::int)) as " + column).collect(joining(", ")), ORDINARY)
            .replace("detail ? ", "detail ?? ");
    private static final String WHOLE = ("select " + ObservationRow.COLUMNS
            + " from nines.observation where series_id = ? and slot >= ? and slot < ? and not (" + ORDINARY + ") order by slot")
            .replace("detail ? ", "detail ?? ");

    private final Database database;
    private final SeriesTable series;

    public PackedObservations(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    @Override
    public void between(Collection<Series> wanted, Instant from, Instant to, Consumer<Observation> reader) {
        var byName = new TreeMap<String, Series>();
        wanted.forEach(each -> byName.put(each.name(), each));
        byName.values().removeIf(each -> series.find(each).isEmpty());
        String what = "read packed observations of " + byName.size() + " series in [" + from + ", " + to + ")";
        for (var each : byName.values()) {
            var query = new Query(each, series.find(each).orElseThrow(), from, to);
            merge(database.snapshot(what, connection -> read(connection, query)), reader);
        }
    }

    private record Query(Series series, int id, Instant from, Instant to) {
        void into(PreparedStatement select) throws SQLException {
            select.setInt(1, id);
            select.setObject(2, Micros.bound(from));
            select.setObject(3, Micros.bound(to));
        }
    }

    private record Found(List<AnswerPack> packs, List<Observation> whole) {}

    private static Found read(Connection connection, Query query) throws SQLException {
        var packs = new ArrayList<AnswerPack>();
        var whole = new ArrayList<Observation>();
        try (var select = connection.prepareStatement(PACKED)) {
            // in binary from the first time on
            select.unwrap(PGStatement.class).setPrepareThreshold(-1);
            query.into(select);
            try (var row = select.executeQuery()) {
                while (row.next()) packs.add(AnswerPack.read(row, query.series()));
            }
        }
        try (var select = connection.prepareStatement(WHOLE)) {
            query.into(select);
            try (var row = select.executeQuery()) {
                while (row.next()) whole.add(ObservationRow.read(row, query.series()));
            }
        }
        return new Found(packs, whole);
    }

    /** In the order of slots, from all of them; there are few. */
    private static void merge(Found found, Consumer<Observation> reader) {
        int next = 0;
        while (true) {
            var first = first(found.packs());
            long micros = first == null ? Long.MAX_VALUE : first.slotMicros();
            while (next < found.whole().size() && Micros.of(found.whole().get(next).scheduledAt()) < micros) reader.accept(found.whole().get(next++));
            if (first == null) return;
            reader.accept(first.take());
        }
    }

    private static @Nullable AnswerPack first(List<AnswerPack> packs) {
        AnswerPack first = null;
        for (var pack : packs) {
            if (pack.hasMore() && (first == null || pack.slotMicros() < first.slotMicros())) first = pack;
        }
        return first;
    }
}
