package dev.nines.db.question;

import dev.nines.db.sql.Micros;
import dev.nines.probe.Flag;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.sla.distribution.BucketedLatencies;
import dev.nines.sla.distribution.Distributions.Question;
import dev.nines.sla.distribution.Latencies;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGStatement;

/** What each level holds of some series in a window. */
final class LevelRows {
    private static final String SPLIT = "select level, begins, ends from nines.latency_stretches(?, ?, ?)";
    private static final String HOURS = """
            select series_id, metric = 'limit_us', min_us, max_us, array_send(entries), (extract(epoch from hour) * 1000000)::int8
            from nines.latency_hour
            where series_id = any(?) and metric = any(?::nines.metric[]) and hour >= date_trunc('hour', ?::timestamptz, 'UTC') and hour < ?""";
    /** From their sums also where runs are kept: they count exactly. */
    private static final String FAILED = """
            with m as materialized (select id, endpoint, model from nines.series where id = any(?))
            select g.series_id, c.n
            from nines.class_counts(?, ?, 'series', (select jsonb_build_object('endpoint', jsonb_agg(distinct endpoint),
                                                                               'model', jsonb_agg(distinct model)) from m)) c
            join nines.groups('series', '{}') g on g.group_key = c.group_key
            where g.series_id in (select id from m) and c.class = any(?::nines.observation_class[])""";
    private static final long MINUTE_MICROS = Micros.of(Duration.ofMinutes(1));
    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;
    private final Integer[] series;
    private final Question question;
    private final Phase phase;
    private final List<Stretch> stretches;

    private record Stretch(String level, OffsetDateTime begins, OffsetDateTime ends) {
        boolean isOfRuns() {
            return level.equals("raw");
        }
    }

    LevelRows(Connection connection, Collection<Integer> series, Question question) throws SQLException {
        this.connection = connection;
        this.series = series.toArray(Integer[]::new);
        this.question = question;
        this.phase = phase(question);
        this.stretches = split();
    }

    boolean areRunsAlone() {
        return stretches.stream().allMatch(Stretch::isOfRuns);
    }

    /** @param most what is longer is taken for this */
    <K> void runs(Merge<K, ? extends Latencies> merge, long most) throws SQLException {
        for (Stretch stretch : stretches) {
            if (!stretch.isOfRuns()) continue;
            try (var select = connection.prepareStatement(runs(phase))) {
                select.setLong(1, most);
                select.setArray(2, connection.createArrayOf("int4", series));
                select.setObject(3, stretch.begins());
                select.setObject(4, stretch.ends());
                each(select, row -> {
                    var sums = merge.of(row.getInt(1));
                    (row.getBoolean(2) ? sums.timedOut() : sums.answered()).add(row.getLong(3));
                });
            }
        }
        failed(merge);
    }

    <K> void sums(Merge<K, BucketedLatencies> merge) throws SQLException {
        for (Stretch stretch : stretches) {
            switch (stretch.level()) {
                case "month", "day" -> days(merge, stretch);
                case "hour", "minute" -> hours(merge, stretch);
                case "raw" -> { }
                default -> throw new SQLException("nines.latency_stretches says \"" + stretch.level() + "\", which this build does not know");
            }
        }
    }

    private <K> void days(Merge<K, BucketedLatencies> merge, Stretch stretch) throws SQLException {
        ask(days(stretch.level()), stretch, row -> {
            var into = kind(merge, row);
            into.spans(row.getLong(3), row.getLong(4));
            Entries.each(row.getBytes(5), entry -> into.add(entry >>> 16, entry & 0xffff));
        });
    }

    /** Whole hours, or those of their minutes that lie inside. */
    private <K> void hours(Merge<K, BucketedLatencies> merge, Stretch stretch) throws SQLException {
        long begins = Micros.of(stretch.begins().toInstant());
        long ends = Micros.of(stretch.ends().toInstant());
        ask(HOURS, stretch, row -> {
            var into = kind(merge, row);
            long hour = row.getLong(6);
            long before = into.count();
            Entries.each(row.getBytes(5), entry -> {
                long minute = hour + (entry >>> 26) * MINUTE_MICROS;
                if (minute >= begins && minute < ends) into.add(entry >>> 11 & 0x7fff, entry & 0x7ff);
            });
            if (into.count() > before) into.spans(row.getLong(3), row.getLong(4));
        });
    }

    private <K> void failed(Merge<K, ?> merge) throws SQLException {
        try (var select = connection.prepareStatement(FAILED)) {
            select.setArray(1, connection.createArrayOf("int4", series));
            select.setObject(2, Micros.bound(question.from()));
            select.setObject(3, Micros.bound(question.to()));
            select.setArray(4, connection.createArrayOf("text", LatencyQuantiles.FAILURES.stream()
                    .filter(c -> c != ObservationClass.TIMEOUT).map(Enum::name).toArray(String[]::new)));
            each(select, row -> merge.of(row.getInt(1)).addFailed(row.getLong(2)));
        }
    }

    private static <K> BucketedLatencies kind(Merge<K, BucketedLatencies> merge, ResultSet row) throws SQLException {
        var sums = merge.of(row.getInt(1));
        return row.getBoolean(2) ? sums.timedOut() : sums.answered();
    }

    private void ask(String sql, Stretch stretch, Row reader) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("int4", series));
            select.setArray(2, connection.createArrayOf("text", new String[] {phase.field(), "limit_us"}));
            select.setObject(3, stretch.begins());
            select.setObject(4, stretch.ends());
            each(select, reader);
        }
    }

    private static String days(String level) {
        return """
                select series_id, metric = 'limit_us', min_us, max_us, array_send(entries) from nines.latency_%1$s
                where series_id = any(?) and metric = any(?::nines.metric[])
                  and %1$s >= (?::timestamptz at time zone 'UTC')::date and %1$s < (?::timestamptz at time zone 'UTC')::date"""
                .formatted(level);
    }

    private static String runs(Phase phase) {
        long spoilt = Flag.spoiling(phase).stream().mapToLong(Flag::bit).reduce(0, (a, b) -> a | b);
        return """
                select series_id, class = 'TIMEOUT', least(case when class = 'OK' then %1$s else limit_us end, ?)
                from nines.observation
                where series_id = any(?) and slot >= ? and slot < ?
                  and (class = 'OK' and %1$s is not null and flags & %2$d = 0 or class = 'TIMEOUT' and limit_us is not null)"""
                .formatted(phase.field(), spoilt);
    }

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(PreparedStatement select, Row reader) throws SQLException {
        select.unwrap(PGStatement.class).setPrepareThreshold(-1); // binary from the first row on: entries are half as long
        select.setFetchSize(ROWS_AT_ONCE);
        try (var row = select.executeQuery()) {
            while (row.next()) reader.read(row);
        }
    }

    private List<Stretch> split() throws SQLException {
        var found = new ArrayList<Stretch>();
        try (var select = connection.prepareStatement(SPLIT)) {
            select.setObject(1, Micros.bound(question.from()));
            select.setObject(2, Micros.bound(question.to()));
            select.setString(3, phase.field());
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Stretch(row.getString(1), row.getObject(2, OffsetDateTime.class), row.getObject(3, OffsetDateTime.class)));
                }
            }
        }
        return found;
    }

    private static Phase phase(Question question) {
        return switch (question.metric()) {
            case CONNECT -> Phase.CONNECT;
            case TTFT -> Phase.TTFT;
            case TOTAL -> Phase.TOTAL;
            case TPOT -> Phase.TPOT;
        };
    }
}
