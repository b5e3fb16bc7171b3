package dev.nines.db.seal;

import dev.nines.db.seal.DayRows.Days;
import dev.nines.db.sql.Storable;
import dev.nines.sla.seal.DayRoot;
import dev.nines.sla.seal.Digest;
import dev.nines.sla.seal.SignedRoot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows of {@code nines.day_seal}. */
final class SealRows {
    private static final String NEWEST = """
            select distinct on (series_id, day) series_id, series, day, revision, rows, root, key, signature
            from nines.day_seal where series_id = any(?) and day >= ?::date and day < ?::date order by series_id, day, revision desc""";
    private static final String KEEP =
            "select nines.keep_day_seals(?::date, ?, ?::int[], ?::text[], ?::int[], ?::bigint[], ?::bytea[], ?::bytea[])";

    private SealRows() {}

    /** A root with the number of its series. */
    record Kept(int series, SignedRoot signed) {}

    static List<Kept> newest(Connection connection, Collection<Integer> series, Days days) throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            select.setArray(1, connection.createArrayOf("int4", series.toArray()));
            select.setString(2, days.from().toString());
            select.setString(3, days.to().toString());
            var found = new ArrayList<Kept>();
            try (var row = select.executeQuery()) {
                while (row.next()) found.add(new Kept(row.getInt("series_id"), read(row)));
            }
            return found;
        }
    }

    private static SignedRoot read(ResultSet row) throws SQLException {
        var root = new DayRoot(row.getString("series"), LocalDate.parse(row.getString("day")), row.getInt("revision"),
                row.getLong("rows"), Digest.of(row.getBytes("root")));
        return new SignedRoot(root, row.getString("key"), Base64.getEncoder().encodeToString(row.getBytes("signature")));
    }

    /** All of one day and one key. */
    static void keep(Connection connection, LocalDate day, List<Kept> all) throws SQLException {
        try (var call = connection.prepareStatement(KEEP)) {
            call.setString(1, day.toString());
            call.setString(2, all.getFirst().signed().key());
            array(call, 3, "int4", column(all, Kept::series, Integer[]::new));
            array(call, 4, "text", column(all, k -> Storable.text(k.signed().root().series()), String[]::new));
            array(call, 5, "int4", column(all, k -> k.signed().root().revision(), Integer[]::new));
            array(call, 6, "int8", column(all, k -> k.signed().root().rows(), Long[]::new));
            array(call, 7, "bytea", column(all, k -> k.signed().root().root().bytes(), byte[][]::new));
            array(call, 8, "bytea", column(all, k -> Base64.getDecoder().decode(k.signed().signature()), byte[][]::new));
            call.execute();
        }
    }

    private static <T> T[] column(List<Kept> all, Function<Kept, T> cell, IntFunction<T[]> room) {
        return all.stream().map(cell).toArray(room);
    }

    private static void array(PreparedStatement call, int at, String type, Object[] values) throws SQLException {
        call.setArray(at, call.getConnection().createArrayOf(type, values));
    }
}
