package dev.nines.db.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** SQL without parameters. */
final class Ask {
    private Ask() {}

    static double number(DataSource database, String sql) throws SQLException {
        return table(database, sql).getFirst().getFirst();
    }

    /** The first column of the first row. */
    static String text(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Rows of numbers. */
    static List<List<Double>> table(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var table = new ArrayList<List<Double>>();
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                var numbers = new ArrayList<Double>(columns);
                for (int c = 1; c <= columns; c++) numbers.add(row.getDouble(c));
                table.add(numbers);
            }
            return table;
        }
    }

    /** @return how many rows came, all of them read */
    static int rows(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            int rows = 0;
            while (row.next()) rows++;
            return rows;
        }
    }

    static void run(DataSource database, String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
