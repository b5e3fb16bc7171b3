package dev.nines.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;

/** Answers of days that are over, as {@link PackedObservations} reads them fastest: written when a day is sealed. */
public final class PackedDays {
    private PackedDays() {}

    /**
     * Packs what is stored of these series and this UTC day, in the place of what was packed before. Whoever calls it has the lock of sealing,
     * and seals the day in the same transaction.
     *
     * @param series their numbers
     */
    public static void keep(Connection connection, LocalDate day, Collection<Integer> series) throws SQLException {
        try (var call = connection.prepareStatement("select nines.keep_packed_day(?::date, ?)")) {
            call.setString(1, day.toString());
            call.setArray(2, connection.createArrayOf("int4", series.toArray()));
            call.execute();
        }
    }
}
