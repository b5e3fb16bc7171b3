package dev.nines.db.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Somebody who may read, far away, with an odd setting or two, in one session: a new one for each question costs more than most answers. */
final class Reader implements AutoCloseable {
    private final Connection connection;

    Reader(DataSource database) throws SQLException {
        connection = database.getConnection();
        try (var settings = connection.createStatement()) {
            settings.execute("set time zone 'Asia/Kathmandu'; set standard_conforming_strings = off; set escape_string_warning = off");
        }
    }

    /** Rows as lines, a space between columns, in the order of the alphabet. */
    List<String> rows(Query query) {
        try (var statement = connection.createStatement()) {
            var rows = new ArrayList<String>();
            try (var row = statement.executeQuery(query.sql())) {
                while (row.next()) rows.add(line(row));
            }
            return rows.stream().sorted().toList();
        } catch (SQLException e) {
            throw new IllegalStateException(query.sql(), e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String line(ResultSet row) throws SQLException {
        var words = new ArrayList<String>();
        for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) words.add(word(row, c));
        return String.join(" ", words);
    }

    private static String word(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        if (row.getObject(column) == null) return "-";
        if (type == Types.NUMERIC) return plain(row.getBigDecimal(column));
        return type == Types.TIMESTAMP ? row.getObject(column, OffsetDateTime.class).toInstant().toString() : row.getString(column);
    }

    /** What is rounded in SQL agrees with what is exact to so many places. */
    static String plain(BigDecimal number) {
        var rounded = number.setScale(9, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
