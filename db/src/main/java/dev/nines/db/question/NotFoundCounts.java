package dev.nines.db.question;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Listing;
import dev.nines.probe.Series;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How often a model was not found, with what decides whose failure that was: what the endpoint's lists said of the model at the
 * slot, and whether it had answered before. The same as {@link Listing#at} and a walk through the rows would find, without reading
 * them out.
 */
public final class NotFoundCounts {
    private static final String COUNT = """
            with gone as materialized (
                select series_id, slot from nines.observation
                where class = 'MODEL_NOT_FOUND' and class <> 'OK' and slot >= ? and slot < ?),
            first_answer as materialized (
                select g.series_id, (select min(o.slot) from nines.observation o
                                     where o.series_id = g.series_id and o.class = 'OK' and o.slot >= ? and o.slot < ?) as slot
                from (select distinct series_id from gone) g)
            select g.series_id, coalesce(g.slot > a.slot, false),
                   coalesce((select case when g.slot <= coalesce(l.listed_until, 'infinity') then 'LISTED' else 'WITHDRAWN' end
                             from nines.listing l
                             where l.endpoint = s.endpoint and l.vantage = s.vantage and l.model = s.model and l.listed_from <= g.slot
                             order by l.listed_from desc limit 1), 'NOTHING'),
                   count(*)
            from gone g join first_answer a using (series_id) join nines.series s on s.id = g.series_id
            group by 1, 2, 3""";

    private final Database database;
    private final SeriesTable series;

    public NotFoundCounts(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Whether the model had answered in the period, before that slot. */
    public enum Before { ANSWERED, SILENT }

    public record Circumstance(Listing.Said said, Before before) {}

    /** Of {@code [from, to)}. */
    public record Window(Instant from, Instant to) {}

    /**
     * Every series whose model was not found in the window, and how often under which circumstances.
     *
     * @param since where the period begins in which an answer counts as one before; not after the window's start
     */
    public Map<Series, Map<Circumstance, Long>> between(Instant since, Window window) {
        Map<Integer, Series> byId = ClassCounts.byId(series);
        return database.transaction("count models not found in " + window, connection -> {
            try (var select = connection.prepareStatement(COUNT)) {
                select.setObject(1, Micros.bound(window.from()));
                select.setObject(2, Micros.bound(window.to()));
                select.setObject(3, Micros.bound(since));
                select.setObject(4, Micros.bound(window.to()));
                try (var row = select.executeQuery()) {
                    return counts(row, byId);
                }
            }
        });
    }

    private static Map<Series, Map<Circumstance, Long>> counts(ResultSet row, Map<Integer, Series> byId) throws SQLException {
        var counts = new HashMap<Series, Map<Circumstance, Long>>();
        while (row.next()) {
            Series of = byId.get(row.getInt(1));
            if (of == null) continue; // its first observation came after the series were listed: next time
            var circumstance = new Circumstance(Listing.Said.valueOf(row.getString(3)), row.getBoolean(2) ? Before.ANSWERED : Before.SILENT);
            counts.computeIfAbsent(of, _ -> new HashMap<>()).put(circumstance, row.getLong(4));
        }
        return counts;
    }
}
