package dev.nines.db.question;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What probing has cost, so that a budget survives a restart. */
public final class Spending {
    private static final String SPENT = """
            select s.endpoint, coalesce(sum(o.cost_usd), 0), sum(coalesce(o.prompt_tokens, 0) + coalesce(o.completion_tokens, 0))
            from nines.observation o join nines.series s on s.id = o.series_id
            where o.slot >= ? and o.slot < ? group by s.endpoint""";

    private final Database database;

    public Spending(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @param usd what is known; runs without a known price add nothing
     * @param tokens prompt and completion together, as the server counted them
     */
    public record Spent(BigDecimal usd, long tokens) {
        public static final Spent NOTHING = new Spent(BigDecimal.ZERO, 0);
    }

    /**
     * By endpoint, over slots in {@code [from, to)}; an endpoint that was not asked is absent.
     * Ask with a {@code to} in the future for "since".
     */
    public Map<String, Spent> perEndpoint(Instant from, Instant to) {
        return database.transaction("sum spending in [" + from + ", " + to + ")", connection -> {
            var spent = new HashMap<String, Spent>();
            try (var select = connection.prepareStatement(SPENT)) {
                select.setObject(1, Micros.bound(from));
                select.setObject(2, Micros.bound(to));
                try (var row = select.executeQuery()) {
                    while (row.next()) spent.put(row.getString(1), new Spent(row.getBigDecimal(2), row.getLong(3)));
                }
            }
            return spent;
        });
    }
}
