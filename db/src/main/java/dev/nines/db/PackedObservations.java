package dev.nines.db;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationHistory;
import dev.nines.probe.Series;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * The same observations as {@link PostgresObservations} reads, many times as fast, of which answers say no more than rules ask: when, how
 * long, how many tokens, by which tier, with which flags. Whatever else was observed comes whole.
 *
 * <p>What answers have comes in arrays: of days that were sealed as they are kept ({@link PackedDays}), of others as the server packs them now.
 */
public final class PackedObservations implements ObservationHistory {
    private static final String COLUMNS = "flags, simulated, tier, answers, slot, " + String.join(", ", AnswerPack.COLUMNS);
    private static final String KEPT = "select d.day, " + COLUMNS + """
             from nines.packed_days(?, ?::date, ?::date) d (day)
            left join nines.packed_answers p on p.series_id = ? and p.day = d.day
            order by d.day""";
    private static final String PACKED = "select " + COLUMNS + " from nines.pack_answers(array[?], ?, ?)";
    private static final String WHOLE = "select " + ObservationRow.COLUMNS
            + " from nines.observation where series_id = ? and slot >= ? and slot < ? and ";
    /** They have an index of their own. */
    private static final String FAILURES = WHOLE + "class <> 'OK' order by slot";
    private static final String WIDE = WHOLE + "class = 'OK' and not nines.is_packable(class, detail, sent_lag_us) order by slot";

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
            var query = new Query(each, series.find(each).orElseThrow(), Micros.bound(from), Micros.bound(to));
            if (query.from().isBefore(query.to())) database.snapshot(what, connection -> read(connection, query)).merge(reader);
        }
    }

    /** A stretch of a series. */
    private record Query(Series series, int id, OffsetDateTime from, OffsetDateTime to) {
        Query of(OffsetDateTime from, OffsetDateTime to) {
            return new Query(series, id, from, to);
        }

        void into(PreparedStatement select) throws SQLException {
            select.setInt(1, id);
            select.setObject(2, from);
            select.setObject(3, to);
        }

        AnswerPack pack(ResultSet row) throws SQLException {
            return AnswerPack.read(row, series).within(Micros.of(from.toInstant()), Micros.of(to.toInstant()));
        }
    }

    private static PackedStretch read(Connection connection, Query query) throws SQLException {
        var parts = new ArrayList<List<AnswerPack>>();
        var whole = new ArrayList<>(whole(connection, FAILURES, query));
        var at = query.from();
        for (var day : kept(connection, query).entrySet()) {
            var begins = day.getKey().atStartOfDay().atOffset(ZoneOffset.UTC);
            if (at.isBefore(begins)) parts.add(unkept(connection, query.of(at, begins), whole));
            parts.add(day.getValue());
            at = begins.plusDays(1);
        }
        if (at.isBefore(query.to())) parts.add(unkept(connection, query.of(at, query.to()), whole));
        return new PackedStretch(parts, whole);
    }

    /** By day; none of a day whose runs have all failed. */
    private static SortedMap<LocalDate, List<AnswerPack>> kept(Connection connection, Query query) throws SQLException {
        var days = new TreeMap<LocalDate, List<AnswerPack>>();
        try (var select = inBinary(connection, KEPT)) {
            select.setInt(1, query.id());
            select.setString(2, query.from().toLocalDate().toString());
            select.setString(3, query.to().minusNanos(1).toLocalDate().plusDays(1).toString());
            select.setInt(4, query.id());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var packs = days.computeIfAbsent(row.getObject(1, LocalDate.class), _ -> new ArrayList<>());
                    if (row.getObject("answers") != null) packs.add(query.pack(row));
                }
            }
        }
        return days;
    }

    private static List<AnswerPack> unkept(Connection connection, Query query, List<Observation> whole) throws SQLException {
        whole.addAll(whole(connection, WIDE, query));
        var packs = new ArrayList<AnswerPack>();
        try (var select = inBinary(connection, PACKED)) {
            query.into(select);
            try (var row = select.executeQuery()) {
                while (row.next()) packs.add(query.pack(row));
            }
        }
        return packs;
    }

    private static List<Observation> whole(Connection connection, String sql, Query query) throws SQLException {
        var whole = new ArrayList<Observation>();
        try (var select = connection.prepareStatement(sql)) {
            query.into(select);
            try (var row = select.executeQuery()) {
                while (row.next()) whole.add(ObservationRow.read(row, query.series()));
            }
        }
        return whole;
    }

    /** From the first time on. */
    private static PreparedStatement inBinary(Connection connection, String sql) throws SQLException {
        var select = connection.prepareStatement(sql);
        select.unwrap(PGStatement.class).setPrepareThreshold(-1);
        return select;
    }
}
