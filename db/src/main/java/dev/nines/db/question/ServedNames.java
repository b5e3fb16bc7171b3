package dev.nines.db.question;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Series;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What answers said of themselves, in turns: as long as one name follows another of the same it is one turn. */
public final class ServedNames {
    private final Database database;
    private final SeriesTable series;

    public ServedNames(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** What they say it of. */
    public enum Field {
        MODEL("case o.served_model when '=' then s.model else coalesce(o.served_model, o.detail ->> 'served_model') end"),
        SERVICE_TIER("o.detail ->> 'service_tier'");

        private final String expression;

        Field(String expression) {
            this.expression = expression;
        }
    }

    /** @param answers that said so, one after the other; those that said nothing are left out */
    public record Turn(Series series, String name, long answers, Instant last) {}

    /** Of slots in {@code [from, to)}; the turns of a series are in the order of time. */
    public List<Turn> turns(Field field, Instant from, Instant to) {
        Map<Integer, Series> byId = ClassCounts.byId(series);
        return database.transaction("read what was served in [" + from + ", " + to + ")", connection -> {
            var turns = new ArrayList<Turn>();
            try (var select = connection.prepareStatement(question(field))) {
                select.setObject(1, Micros.bound(from));
                select.setObject(2, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        Series of = byId.get(row.getInt(1));
                        if (of != null) turns.add(new Turn(of, row.getString(2), row.getLong(3), row.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                }
            }
            return turns;
        });
    }

    private static String question(Field field) {
        return """
                with named as (
                    select o.series_id, o.slot, %s as name
                    from nines.observation o join nines.series s on s.id = o.series_id
                    where o.slot >= ? and o.slot < ? and o.class = 'OK'),
                changes as (
                    select *, case when name is distinct from lag(name) over w then 1 else 0 end as change
                    from named where name is not null window w as (partition by series_id order by slot)),
                turns as (
                    select *, sum(change) over (partition by series_id order by slot) as turn from changes)
                select series_id, name, count(*), max(slot) from turns group by series_id, turn, name
                order by series_id, max(slot)""".formatted(field.expression);
    }
}
