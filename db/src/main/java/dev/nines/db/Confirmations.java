package dev.nines.db;

import static java.util.Objects.requireNonNull;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Observation;
import dev.nines.probe.json.ObservationJson;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** Runs out of turn, after a first failure. They are kept apart from what contracts count. */
public final class Confirmations {
    private static final String ADD = """
            insert into nines.confirmation (series_id, slot, observation) values (?, ?, ?::json) on conflict do nothing""";
    private static final String ARRIVED = "select pg_notify('" + Arrivals.CHANNEL + "', '')";
    private static final String DROP = "delete from nines.confirmation where slot < ?";

    private final Database database;
    private final SeriesTable series;

    public Confirmations(DataSource source, SeriesTable series) {
        this.database = new Database(source);
        this.series = series;
    }

    /** Idempotent. */
    public void add(List<Observation> observations) {
        if (observations.isEmpty()) return;
        var ids = series.ids(observations.stream().map(Observation::series).toList());
        database.transaction("keep " + observations.size() + " confirmations", connection -> {
            try (var insert = connection.prepareStatement(ADD); var arrived = connection.createStatement()) {
                for (var one : observations) {
                    insert.setInt(1, requireNonNull(ids.get(one.series())));
                    insert.setObject(2, Micros.at(one.scheduledAt()));
                    insert.setString(3, ObservationJson.write(one));
                    insert.addBatch();
                }
                insert.executeBatch();
                return arrived.execute(ARRIVED);
            }
        });
    }

    public void dropBefore(Instant slot) {
        database.transaction("drop confirmations before " + slot, connection -> {
            try (var delete = connection.prepareStatement(DROP)) {
                delete.setObject(1, Micros.bound(slot));
                return delete.executeUpdate();
            }
        });
    }
}
