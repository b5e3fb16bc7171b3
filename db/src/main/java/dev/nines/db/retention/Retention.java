package dev.nines.db.retention;

import dev.nines.db.retention.Piece.Dropped;
import dev.nines.db.retention.Piece.Fate;
import dev.nines.db.retention.Piece.Kind;
import dev.nines.db.retention.Piece.Stays;
import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Drops what is old, summed up and needed by nobody, oldest first, each piece in a transaction of its own; the first that must stay
 * ends a round. The server's clock counts too: what is not old by both is not old.
 */
public final class Retention {
    private static final String DECLARE =
            "select nines.declare_raw_needs(?, ?, ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])";
    private static final String ENSURE = "select nines.ensure_sum_partitions(?)";
    private static final String DROP_RAW =
            "select day, reason, contract, until, held, summed from nines.drop_raw_day(?, ? * interval '1 second')";
    private static final String DROP_SUMS = "select from_at, to_at, reason, null as contract, until, held, summed"
            + " from nines.drop_sums(?::nines.rollup_level, ?, ? * interval '1 second')";
    private static final String RAW_DAYS =
            "select day, reason, contract, until from nines.raw_days(?, ? * interval '1 second')";

    private final Database database;

    public Retention(DataSource source) {
        this.database = new Database(source);
    }

    /** A day of raw rows, and why it is still there. */
    public record KeptDay(LocalDate day, Kept why) {}

    /** Takes the place of whatever this holder needed before. What others need stays, until its time is over. */
    public void declare(String holder, Collection<Need> needs, Instant asOf) {
        database.transaction("note what raw rows " + holder + " needs", connection -> {
            try (var declare = connection.prepareStatement(DECLARE)) {
                declare.setString(1, holder);
                declare.setObject(2, Micros.bound(asOf));
                declare.setArray(3, connection.createArrayOf("text", needs.stream().map(Need::contract).toArray()));
                declare.setArray(4, instants(connection, needs, Need::from));
                declare.setArray(5, instants(connection, needs, Need::to));
                declare.setArray(6, instants(connection, needs, Need::until));
                return declare.execute();
            }
        });
    }

    /** Makes the partitions that the sums of this day will need; what is made while rows wait would keep them waiting. */
    public void ensureSums(LocalDate day) {
        database.transaction("make partitions of the sums of " + day, connection -> {
            try (var ensure = connection.prepareStatement(ENSURE)) {
                ensure.setObject(1, day);
                return ensure.execute();
            }
        });
    }

    /** @return what was dropped, and of each kind the first piece that was not, with the reason */
    public List<Piece> round(Instant asOf, Ages ages) {
        return Stream.of(
                        untilOneStays(() -> dropRaw(asOf, ages.raw())),
                        untilOneStays(() -> dropSums(Kind.HOURS, asOf, ages.hours())),
                        untilOneStays(() -> dropSums(Kind.DAYS, asOf, ages.days())))
                .flatMap(List::stream).toList();
    }

    /** Every day of raw rows, oldest first. */
    public List<KeptDay> rawDays(Instant asOf, Duration keep) {
        return database.snapshot("say why raw rows are kept", connection -> {
            try (var select = connection.prepareStatement(RAW_DAYS)) {
                select.setObject(1, Micros.bound(asOf));
                select.setLong(2, keep.toSeconds());
                try (var row = select.executeQuery()) {
                    var days = new ArrayList<KeptDay>();
                    while (row.next()) {
                        Kept why = row.getString("reason") == null ? new Kept.Ripe() : reason(row);
                        days.add(new KeptDay(row.getObject("day", LocalDate.class), why));
                    }
                    return days;
                }
            }
        });
    }

    private static List<Piece> untilOneStays(Supplier<Optional<Piece>> drop) {
        var pieces = new ArrayList<Piece>();
        var next = drop.get();
        while (next.isPresent()) {
            pieces.add(next.get());
            next = next.get().isDropped() ? drop.get() : Optional.empty();
        }
        return pieces;
    }

    private Optional<Piece> dropRaw(Instant asOf, Duration keep) {
        return database.transaction("drop a day of raw rows", connection -> {
            try (var drop = connection.prepareStatement(DROP_RAW)) {
                drop.setObject(1, Micros.bound(asOf));
                drop.setLong(2, keep.toSeconds());
                try (var row = drop.executeQuery()) {
                    row.next();
                    LocalDate day = row.getObject("day", LocalDate.class);
                    if (day == null) return Optional.empty();
                    return Optional.of(new Piece(Kind.RAW, midnight(day), midnight(day.plusDays(1)), fate(row)));
                }
            }
        });
    }

    private Optional<Piece> dropSums(Kind kind, Instant asOf, Duration keep) {
        return database.transaction("drop old sums", connection -> {
            try (var drop = connection.prepareStatement(DROP_SUMS)) {
                drop.setString(1, kind == Kind.HOURS ? "hour" : "day");
                drop.setObject(2, Micros.bound(asOf));
                drop.setLong(3, keep.toSeconds());
                try (var row = drop.executeQuery()) {
                    row.next();
                    if (row.getObject("from_at") == null) return Optional.empty();
                    return Optional.of(new Piece(kind, instant(row, "from_at"), instant(row, "to_at"), fate(row)));
                }
            }
        });
    }

    private static Array instants(Connection connection, Collection<Need> needs, Function<Need, Instant> which)
            throws SQLException {
        return connection.createArrayOf("timestamptz", needs.stream().map(n -> Micros.bound(which.apply(n)).toString()).toArray());
    }

    private static Fate fate(ResultSet row) throws SQLException {
        String word = row.getString("reason");
        if (word == null) return new Dropped();
        return new Stays(word.equals("DIFFER") ? new Kept.Differs(row.getLong("held"), row.getLong("summed")) : reason(row));
    }

    private static Kept reason(ResultSet row) throws SQLException {
        String word = row.getString("reason");
        return switch (word) {
            case "YOUNG" -> new Kept.Young(instant(row, "until"));
            case "CLAIM" -> new Kept.Claimable(row.getString("contract"), instant(row, "until"));
            case "OPEN" -> new Kept.Open();
            case "DUE" -> new Kept.Due();
            case "UNSEALED" -> new Kept.Unsealed();
            case "BELOW" -> new Kept.Below();
            case "ORDER" -> new Kept.Order();
            case "BUSY" -> new Kept.Busy();
            default -> throw new IllegalStateException("a reason of another version: " + word);
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
