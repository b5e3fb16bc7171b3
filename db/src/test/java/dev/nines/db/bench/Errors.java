package dev.nines.db.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** How far the sums' answers are from nearest rank over the raw rows, worst first. */
@SuppressWarnings("InlineFormatString") // SQL reads better by itself
final class Errors {
    static final List<String> QUANTILES = List.of("0.5", "0.9", "0.99", "0.999");

    private static final String OURS = """
            select quantile, n, value_us from nines.latency_quantiles('%s', '%s', 'total_us', '{0.5,0.9,0.99,0.999}', 'series', '%s', '{}')
            where bound = 'MEASURED'""";
    private static final String EXACT = """
            select q, cardinality(v), v[ceil(cardinality(v) * q)::int]
            from (select array_agg(o.total_us order by o.total_us) as v from nines.observation o join nines.series s on s.id = o.series_id
                  where o.slot >= '%s' and o.slot < '%s' and o.class = 'OK' and o.total_us is not null
                    and to_jsonb(s) @> '%s') r, unnest('{0.5,0.9,0.99,0.999}'::numeric[]) q
            where cardinality(v) * (1 - q) >= 1""";

    private final DataSource database;
    private final Traffic traffic;
    private final Figures figures;
    private final Random chance = new Random(4);

    Errors(DataSource database, Traffic traffic, Figures figures) {
        this.database = database;
        this.traffic = traffic;
        this.figures = figures;
    }

    /** Windows of so many steps from a multiple of the step after {@code from}, each of another series. */
    void measure(String level, Instant from, Duration step, int windows) throws SQLException {
        for (int w = 0; w < windows; w++) {
            compare(level, from.plus(step.multipliedBy(w % 4)), from.plus(step.multipliedBy(w % 4 + 1)));
        }
    }

    /** Windows of a day to three weeks that begin and end within a minute. */
    void measureOdd(Instant from, Duration within, int windows) throws SQLException {
        for (int w = 0; w < windows; w++) {
            var length = Duration.ofMillis(chance.nextLong(Duration.ofDays(1).toMillis(), within.toMillis()));
            var start = from.plusMillis(chance.nextLong(within.minus(length).toMillis() + 1));
            compare("odd", start, start.plus(length));
        }
    }

    private void compare(String level, Instant from, Instant to) throws SQLException {
        var target = traffic.fleet().get(chance.nextInt(traffic.fleet().size())).series();
        String filter = "{\"model\": \"" + target.target().model() + "\", \"vantage\": \"" + target.vantage() + "\"}";
        var ours = Ask.table(database, OURS.formatted(from, to, filter));
        var exact = Ask.table(database, EXACT.formatted(from, to, filter));
        for (int i = 0; i < exact.size(); i++) {
            if (!ours.get(i).get(1).equals(exact.get(i).get(1))) figures.add("counted otherwise", 1);
            double expected = exact.get(i).get(2);
            figures.worst("error " + level + " " + exact.get(i).get(0), Math.abs(ours.get(i).get(2) - expected) / expected * 100);
        }
    }
}
