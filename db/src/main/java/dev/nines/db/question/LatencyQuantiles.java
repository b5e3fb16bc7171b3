package dev.nines.db.question;

import dev.nines.db.sql.Database;
import dev.nines.db.sql.Micros;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Nearest-rank percentiles by {@code nines.latency_quantiles}: exact in open hours and within one, else within 0.05 %. */
public final class LatencyQuantiles {
    /** What is down unless a contract says otherwise: counted above every answer, a timeout as at least its limit. */
    public static final Set<ObservationClass> FAILURES = Set.of(ObservationClass.SERVER_ERROR, ObservationClass.TIMEOUT,
            ObservationClass.TRUNCATED, ObservationClass.MALFORMED, ObservationClass.EMPTY, ObservationClass.CONNECT);

    /** Answers only: how fast it is when it works. */
    public static final Set<ObservationClass> ANSWERS_ONLY = Set.of();

    private static final String ASK = """
            select group_key, quantile, n, bound, value_us
            from nines.latency_quantiles(?, ?, ?, ?, 'series', '{}', ?::nines.observation_class[])""";
    private static final int WHOLE_DIGITS = 6;

    private final Database database;

    public LatencyQuantiles(DataSource source) {
        this.database = new Database(source);
    }

    /**
     * @param failures which classes count beside the answers:
     *     {@link #FAILURES}, {@link #ANSWERS_ONLY} or a contract's own
     */
    public record Question(Phase metric, List<Percentile> percentiles, Set<ObservationClass> failures) {
        public Question {
            percentiles = List.copyOf(percentiles);
            failures = Set.copyOf(failures);
        }
    }

    /** @param samples how many runs were counted, whatever the value */
    public record Quantile(Percentile percentile, long samples, Value value) {}

    public sealed interface Value {
        record Known(LatencyBound bound) implements Value {}

        /** Fewer than 1/(1-q): such a quantile would only be the slowest run under another name. */
        record TooFewSamples() implements Value {}
    }

    /**
     * By {@link dev.nines.probe.Series#name}, in the order of the asked percentiles;
     * a series of which nothing counts is absent.
     */
    public Map<String, List<Quantile>> perSeries(Question question, Instant from, Instant to) {
        String what = "find quantiles of " + question.metric().field() + " in [" + from + ", " + to + ")";
        return database.transaction(what, connection -> {
            try (var select = connection.prepareStatement(ASK)) {
                select.setObject(1, Micros.bound(from));
                select.setObject(2, Micros.bound(to));
                ask(select, question);
                try (var row = select.executeQuery()) {
                    return quantiles(row);
                }
            }
        });
    }

    private static void ask(PreparedStatement select, Question question) throws SQLException {
        var connection = select.getConnection();
        select.setString(3, question.metric().field());
        select.setArray(4, connection.createArrayOf("numeric", question.percentiles().stream()
                .map(p -> BigDecimal.valueOf(p.perMillion(), WHOLE_DIGITS)).toArray(BigDecimal[]::new)));
        select.setArray(5,
                connection.createArrayOf("text", question.failures().stream().map(Enum::name).toArray(String[]::new)));
    }

    private static Map<String, List<Quantile>> quantiles(ResultSet row) throws SQLException {
        var found = new HashMap<String, List<Quantile>>();
        while (row.next()) {
            var percentile = new Percentile(row.getBigDecimal("quantile").movePointRight(WHOLE_DIGITS).intValueExact());
            found.computeIfAbsent(row.getString("group_key"), _ -> new ArrayList<>())
                    .add(new Quantile(percentile, row.getLong("n"), value(row)));
        }
        return found;
    }

    private static Value value(ResultSet row) throws SQLException {
        String bound = row.getString("bound");
        return switch (bound) {
            case "MEASURED" -> new Value.Known(new LatencyBound.Measured(row.getLong("value_us")));
            case "AT_LEAST" -> new Value.Known(new LatencyBound.AtLeast(row.getLong("value_us")));
            case "NEVER" -> new Value.Known(new LatencyBound.Never());
            case "TOO_FEW_SAMPLES" -> new Value.TooFewSamples();
            default -> throw new SQLException("nines.latency_quantiles says \"" + bound
                    + "\", which this build does not know");
        };
    }
}
