package dev.nines.db.question;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.Target;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What probing has cost, so that a budget survives a restart. */
public final class Spending {
    /** A run that was refused before it began shows nothing of a wire; one that our own end cut off says so in words. */
    private static final String SENT = """
            (o.class <> 'LOCAL' or o.http_status is not null or o.total_us is not null
             or o.detail ->> 'cause' = 'SHUTTING_DOWN' and o.detail ->> 'text' is not null)""";

    /** Refusals generate nothing, and neither does a connection that never was. */
    private static final String MAY_HAVE_GENERATED = """
            (o.http_status between 200 and 299 or o.class = 'TIMEOUT' or o.http_status is null and o.class <> 'CONNECT')""";

    private static final String SPENT = """
            select s.endpoint, s.probe, s.model, coalesce(sum(o.cost_usd), 0),
                   sum(coalesce(o.prompt_tokens, 0) + coalesce(o.completion_tokens, 0)), count(*),
                   count(*) filter (where (o.prompt_tokens is null or o.completion_tokens is null) and %s)
            from nines.observation o join nines.series s on s.id = o.series_id
            where o.slot >= ? and o.slot < ? and %s
            group by s.endpoint, s.probe, s.model""".formatted(MAY_HAVE_GENERATED, SENT);

    private static final String SENT_AT = """
            select s.endpoint, (extract(epoch from o.slot) * 1000000)::bigint + o.sent_lag_us
            from nines.observation o join nines.series s on s.id = o.series_id
            where o.slot >= ? and o.slot < ? and %s order by 2""".formatted(SENT);

    private final Database database;

    public Spending(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @param usd what is known; runs without a known price add nothing
     * @param tokens prompt and completion together, as the server counted them
     * @param requests runs that were sent
     * @param uncounted those of them that may have used tokens which the server did not count
     */
    public record Spent(BigDecimal usd, long tokens, long requests, long uncounted) {
        public static final Spent NOTHING = new Spent(BigDecimal.ZERO, 0, 0, 0);
    }

    /** Over slots in {@code [from, to)}, from every vantage; a target that was not asked is absent. */
    public Map<Target, Spent> perTarget(Instant from, Instant to) {
        return database.transaction("sum spending in [" + from + ", " + to + ")", connection -> {
            var spent = new HashMap<Target, Spent>();
            each(connection, SPENT, new Window(from, to), row -> spent.put(
                    new Target(row.getString(1), row.getString(2), row.getString(3)),
                    new Spent(row.getBigDecimal(4), row.getLong(5), row.getLong(6), row.getLong(7))));
            return spent;
        });
    }

    /** When each endpoint was sent its requests, by slots in {@code [from, to)}, the earliest first. */
    public Map<String, List<Instant>> sent(Instant from, Instant to) {
        return database.transaction("list requests in [" + from + ", " + to + ")", connection -> {
            var sent = new HashMap<String, List<Instant>>();
            each(connection, SENT_AT, new Window(from, to), row ->
                    sent.computeIfAbsent(row.getString(1), _ -> new ArrayList<>()).add(Micros.instant(row.getLong(2))));
            return sent;
        });
    }

    private record Window(Instant from, Instant to) {}

    @FunctionalInterface
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Window window, Row reader) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setObject(1, Micros.bound(window.from()));
            select.setObject(2, Micros.bound(window.to()));
            try (var row = select.executeQuery()) {
                while (row.next()) reader.read(row);
            }
        }
    }
}
