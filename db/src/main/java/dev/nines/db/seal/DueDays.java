package dev.nines.db.seal;

import dev.nines.db.seal.DayRows.Days;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which days are not sealed as they are. Rows are only ever added, so their number says whether there are others; and where it does not say yet,
 * because sums are being made, a mark that came with the rows says that. Rows themselves are not read.
 */
final class DueDays {
    private static final String KEPT = """
            with kept as (select greatest(?::date, (raw_from at time zone 'UTC')::date) as from_day, ?::date as to_day from nines.raw_state),
            marked as (
                select distinct m.series_id, (r.at at time zone 'UTC')::date as day
                from kept
                join nines.rollup_due r on r.level in ('hour', 'day') and r.at >= kept.from_day::timestamp at time zone 'UTC'
                                       and r.at < kept.to_day::timestamp at time zone 'UTC'
                cross join unnest(r.series_ids) m (series_id)),
            newest as (
                select distinct on (d.series_id, d.day) d.series_id, d.day, d.rows, d.series
                from nines.day_seal d cross join kept where d.day >= kept.from_day and d.day < kept.to_day
                order by d.series_id, d.day, d.revision desc),
            differs as (
                select a.series_id, a.day
                from nines.availability_day a
                join nines.series s on s.id = a.series_id
                cross join kept
                left join newest n on n.series_id = a.series_id and n.day = a.day
                where a.day >= kept.from_day and a.day < kept.to_day
                  and (n.series is distinct from s.endpoint || '/' || s.probe || '/' || s.model || '@' || s.vantage
                       or n.rows <> a.ok::bigint + a.server_error + a.timeout + a.truncated + a.malformed + a.empty + a.connect
                          + a.model_not_found + a.rate_limited + a.quota + a.auth + a.bad_request + a.local))
            """;
    private static final String MARKED = KEPT + """
            select series_id, day from differs where series_id = any(?)
            union
            select series_id, day from marked where series_id = any(?)
            order by day, series_id""";
    private static final String SETTLED = KEPT + """
            select series_id, day from differs
            where day < (select (closed_until at time zone 'UTC')::date from nines.rollup_state where level = 'day')
            except select series_id, day from marked
            order by day, series_id""";
    private static final String EVER = "0001-01-01";

    private DueDays() {}

    record Due(int series, LocalDate day) {}

    /** Of these series: what differs, and what may, because sums are still to be made. */
    static List<Due> marked(Connection connection, Collection<Integer> series, Days days) throws SQLException {
        try (var select = connection.prepareStatement(MARKED)) {
            var ids = connection.createArrayOf("int4", series.toArray());
            select.setString(1, days.from().toString());
            select.setString(2, days.to().toString());
            select.setArray(3, ids);
            select.setArray(4, ids);
            return read(select);
        }
    }

    /** Of every series: what differs for certain. */
    static List<Due> settled(Connection connection, LocalDate to) throws SQLException {
        try (var select = connection.prepareStatement(SETTLED)) {
            select.setString(1, EVER);
            select.setString(2, to.toString());
            return read(select);
        }
    }

    private static List<Due> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Due>();
        try (var row = select.executeQuery()) {
            while (row.next()) found.add(new Due(row.getInt(1), LocalDate.parse(row.getString(2))));
        }
        return found;
    }
}
