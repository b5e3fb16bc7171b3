package dev.nines.db.bench;

import dev.nines.db.SeriesTable;
import dev.nines.db.question.PostgresDistributions;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.distribution.Distributions;
import dev.nines.sla.distribution.Metric;
import dev.nines.sla.sample.LatencyBound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What people ask, at odd minutes, each time of another window: nothing is answered twice. */
@SuppressWarnings("InlineFormatString") // SQL reads better by itself
final class Questions {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration BETWEEN_WINDOWS = Duration.ofMinutes(37);
    private static final String QUANTILES = "select * from nines.latency_quantiles('%s', '%s', 'total_us', '{0.99}', 'target', '%s')";
    private static final String SERIES = "select * from nines.latency_series('%s', '%s', '%s', 'total_us', '{0.99}', 'target', '%s')";
    private static final String UPTIME = "select * from nines.uptime('%s', '%s', 'target')";
    private static final String RAW = """
            select s.model, percentile_disc(0.99) within group (order by o.total_us)
            from nines.observation o join nines.series s on s.id = o.series_id
            where o.slot >= '%s' and o.slot < '%s' and o.class = 'OK' and to_jsonb(s) @> '%s' group by 1""";
    private static final String RAW_SERIES = """
            select date_bin('1 minute', o.slot, 'epoch'), percentile_disc(0.99) within group (order by o.total_us)
            from nines.observation o join nines.series s on s.id = o.series_id
            where o.slot >= '%s' and o.slot < '%s' and o.class = 'OK' and to_jsonb(s) @> '%s' group by 1""";
    private static final String ALL = "{}";

    private final DataSource database;
    private final Traffic traffic;
    private final Figures figures;
    private final Instant until;
    private final Distributions distributions;
    private final Map<SeriesId, String> targets;

    /** @param until questions are about the time before it */
    Questions(DataSource database, Traffic traffic, Figures figures, Instant until) {
        this.database = database;
        this.traffic = traffic;
        this.figures = figures;
        this.until = until;
        this.distributions = new PostgresDistributions(database, new SeriesTable(database));
        this.targets = traffic.fleet().stream().map(Member::series)
                .collect(Collectors.toMap(each -> new SeriesId(each.name()), each -> each.target().name()));
    }

    /** @param when stands in the names of the figures: idle or busy */
    void measure(String when, int times) throws Exception {
        for (int n = 0; n < times; n++) {
            Instant to = until.minus(BETWEEN_WINDOWS.multipliedBy(n)).minusSeconds(23);
            String one = filter(n);
            Map<SeriesId, String> first = Map.of(new SeriesId(member(n).series().name()), "one");
            ask(when + " one 24 h", QUANTILES, to.minus(DAY), to, one);
            ask(when + " one 30 d", QUANTILES, to.minus(MONTH), to, one);
            ask(when + " all 24 h", QUANTILES, to.minus(DAY), to, ALL);
            ask(when + " all 30 d", QUANTILES, to.minus(MONTH), to, ALL);
            figures.millis(when + " java one 30 d", () -> merge(first, to.minus(MONTH), to));
            figures.millis(when + " java 24 h", () -> merge(targets, to.minus(DAY), to));
            figures.millis(when + " java 30 d", () -> merge(targets, to.minus(MONTH), to));
            figures.millis(when + " uptime 30 d", () -> Ask.rows(database, UPTIME.formatted(to.minus(MONTH), to)));
            series(when + " series 1 min", "1 minute", to, one);
            series(when + " series 5 min", "5 minutes", to, one);
        }
    }

    /** The same from raw rows, as the floor or as what it saves. */
    void measureRaw(int times) throws Exception {
        for (int n = 0; n < times; n++) {
            Instant to = until.minus(BETWEEN_WINDOWS.multipliedBy(n)).minusSeconds(23);
            ask("raw one 24 h", RAW, to.minus(DAY), to, filter(n));
            ask("raw one 30 d", RAW, to.minus(MONTH), to, filter(n));
            ask("raw all 24 h", RAW, to.minus(DAY), to, ALL);
            ask("raw series 1 min", RAW_SERIES, to.minus(DAY), to, filter(n));
        }
    }

    private List<LatencyBound> merge(Map<SeriesId, String> groups, Instant from, Instant to) {
        return distributions.merged(groups, new Distributions.Question(Metric.TOTAL, from, to)).values().stream()
                .map(all -> all.at(Percentile.P99)).toList();
    }

    private Member member(int n) {
        return traffic.fleet().get(n * 31 % traffic.fleet().size());
    }

    private void series(String name, String step, Instant to, String filter) throws Exception {
        figures.millis(name, () -> Ask.rows(database, SERIES.formatted(to.minus(DAY), to, step, filter)));
    }

    private void ask(String name, String sql, Instant from, Instant to, String filter) throws Exception {
        figures.millis(name, () -> Ask.rows(database, sql.formatted(from, to, filter)));
    }

    private String filter(int n) {
        return "{\"model\": \"" + member(n).series().target().model() + "\"}";
    }
}
