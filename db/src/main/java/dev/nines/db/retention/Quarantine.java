package dev.nines.db.retention;

import dev.nines.db.SeriesTable;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Series;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import javax.sql.DataSource;

/** Runs that came after the raw rows of their day were dropped: kept, and counted nowhere. */
public final class Quarantine {
    private static final String BETWEEN = """
            select count(*) from nines.quarantined_observation where series_id = any(?) and slot >= ? and slot < ?""";
    private static final String ALL = "select count(*) from nines.quarantined_observation";

    private static final String RAW_FROM = "select isfinite(raw_from), raw_from from nines.raw_state";

    private final Database database;
    private final SeriesTable series;

    public Quarantine(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    public long count() {
        return database.transaction("count quarantined observations", connection -> {
            try (var select = connection.prepareStatement(ALL); var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Raw rows of slots before it were dropped; {@link Instant#MIN} where none ever were. */
    public Instant rawFrom() {
        return database.transaction("ask which raw rows are kept", connection -> {
            try (var select = connection.prepareStatement(RAW_FROM); var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1) ? row.getObject(2, OffsetDateTime.class).toInstant() : Instant.MIN;
            }
        });
    }

    /** Those of slots in {@code [from, to)}. */
    public long count(Collection<Series> wanted, Instant from, Instant to) {
        Integer[] ids = wanted.stream().flatMapToInt(s -> series.find(s).stream()).boxed().toArray(Integer[]::new);
        return database.transaction("count quarantined observations of " + ids.length + " series", connection -> {
            try (var select = connection.prepareStatement(BETWEEN)) {
                select.setArray(1, connection.createArrayOf("int4", ids));
                select.setObject(2, Micros.bound(from));
                select.setObject(3, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
