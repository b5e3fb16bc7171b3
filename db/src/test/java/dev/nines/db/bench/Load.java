package dev.nines.db.bench;

import dev.nines.db.CopyLines;
import dev.nines.db.PostgresObservations;
import dev.nines.db.SeriesTable;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Brings days of traffic in and sums them up as the service does; what is not measured comes by COPY. */
@SuppressWarnings("InlineFormatString") // SQL reads better by itself
final class Load {
    /** Sums of one transaction, as the service's job does them. */
    private static final int SUMS_AT_ONCE = 500;
    private static final String MARK = """
            insert into nines.rollup_due (level, at, series_ids)
            select 'hour', h, (select array_agg(id) from nines.series)
            from generate_series('%1$s'::timestamptz, '%2$s'::timestamptz - interval '1 hour', interval '1 hour') h""";

    private final DataSource database;
    private final Traffic traffic;
    private final Figures figures;
    private final Map<Series, Integer> ids;
    private final PostgresObservations store;

    Load(DataSource database, Traffic traffic, Figures figures) {
        var table = new SeriesTable(database);
        this.database = database;
        this.traffic = traffic;
        this.figures = figures;
        this.ids = table.ids(traffic.fleet().stream().map(Member::series).toList());
        this.store = new PostgresObservations(database, table);
    }

    /** True where an earlier run came so far that the day is summed up. */
    boolean has(LocalDate day) throws SQLException {
        return Ask.rows(database, "select from nines.availability_day where day = '" + day + "' limit 1") == 1;
    }

    void makePartitions(LocalDate from, LocalDate until) {
        store.ensurePartitions(start(from), start(until));
    }

    /** A day, whole or not at all. */
    void copy(LocalDate day) throws SQLException, IOException {
        Instant from = start(day);
        Instant to = start(day.plusDays(1));
        makePartitions(day, day.plusDays(1));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Instant hour = from; hour.isBefore(to); hour = hour.plus(Traffic.HOUR)) {
                CopyLines.copy(connection, "nines.observation_" + day.toString().replace("-", ""), traffic.hour(hour), ids);
            }
            try (var mark = connection.createStatement()) {
                mark.execute(MARK.formatted(from, to));
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** Rows as the service writes them, measured without the making of them. */
    void append(String name, List<Observation> rows, int batch) throws Exception {
        figures.rate(name, rows.size(), () -> {
            for (int at = 0; at < rows.size(); at += batch) {
                store.append(rows.subList(at, Math.min(at + batch, rows.size())));
            }
        });
    }

    /** @param observations how many of them the day has */
    void sumUp(LocalDate day, long observations) throws Exception {
        Instant upto = start(day.plusDays(1));
        figures.rate("rollup hours", observations, () -> all("rollup_hours", upto));
        figures.rate("rollup days", observations, () -> all("rollup_days", upto));
        if (day.plusDays(1).getDayOfMonth() > 1) return;
        figures.rate("rollup months", observations * day.lengthOfMonth(), () -> all("rollup_months", upto));
    }

    void all(String function, Instant upto) throws SQLException {
        String step = "select nines." + function + "('" + upto + "', " + SUMS_AT_ONCE + ")";
        double done = SUMS_AT_ONCE;
        while (done >= SUMS_AT_ONCE) done = Ask.number(database, step);
    }

    Map<Series, Integer> ids() {
        return ids;
    }

    List<Observation> hours(Instant from, int hours) {
        var rows = new ArrayList<Observation>();
        for (int h = 0; h < hours; h++) rows.addAll(traffic.hour(from.plus(Traffic.HOUR.multipliedBy(h))));
        return rows;
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
