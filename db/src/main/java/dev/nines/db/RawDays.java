package dev.nines.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The UTC days whose rows are kept as they came, each a partition of {@code nines.observation}. */
final class RawDays {
    /** One more than the service makes ahead. */
    private static final int DAYS_AHEAD = 8;

    /** A statement of its own: the next one must see what was done before the lock was had. */
    private static final String HOLD = "select pg_advisory_xact_lock_shared(hashtext('nines.raw'))";
    private static final String OPEN = """
            with open as materialized (
                select day from unnest(?::date[]) day, nines.raw_state
                where day >= (raw_from at time zone 'UTC')::date
                  and (day <= (now() at time zone 'UTC')::date + %d
                       or to_regclass('nines.observation_' || to_char(day, 'YYYYMMDD')) is not null))
            select day::text, nines.ensure_observation_partition(day) from open""".formatted(DAYS_AHEAD);
    private static final String ENSURE =
            "select count(nines.ensure_observation_partition(day)) from unnest(?::date[]) day";

    private RawDays() {}

    /** Until the transaction ends nobody drops a day: what {@link #open} says stays true. */
    static void hold(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(HOLD);
        }
    }

    /**
     * Those of these days whose rows are taken, with their partitions made. Not taken are days that were dropped; nor days far
     * ahead, which only a clock that is wrong asks for, unless they are there: the clock that is wrong may be this server's.
     */
    static Set<LocalDate> open(Connection connection, Stream<LocalDate> days) throws SQLException {
        try (var select = connection.prepareStatement(OPEN)) {
            setDays(select, days);
            var open = new HashSet<LocalDate>();
            try (var row = select.executeQuery()) {
                while (row.next()) open.add(LocalDate.parse(row.getString(1)));
            }
            return open;
        }
    }

    static boolean ensure(Connection connection, Stream<LocalDate> days) throws SQLException {
        try (var statement = connection.prepareStatement(ENSURE)) {
            setDays(statement, days);
            return statement.execute();
        }
    }

    static LocalDate of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static void setDays(PreparedStatement statement, Stream<LocalDate> days) throws SQLException {
        String[] dates = days.filter(d -> d.getYear() > 0 && d.getYear() < 10_000).map(LocalDate::toString).toArray(String[]::new);
        statement.setArray(1, statement.getConnection().createArrayOf("date", dates));
    }
}
