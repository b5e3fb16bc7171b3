package dev.nines.monitor.web.read;

import dev.nines.db.LatestObservations;
import dev.nines.db.SeriesTable;
import dev.nines.db.question.LatencyQuantiles;
import dev.nines.db.question.NotFoundCounts;
import dev.nines.db.question.LatencyQuantiles.Quantile;
import dev.nines.db.question.LatencyQuantiles.Question;
import dev.nines.db.question.LatencyQuantiles.Value;
import dev.nines.monitor.evaluate.Gone;
import dev.nines.monitor.evaluate.NotFound;
import dev.nines.probe.Observation;
import dev.nines.probe.ObservationClass;
import dev.nines.probe.Phase;
import dev.nines.probe.Series;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.sample.LatencyBound;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The figures of every series that was ever stored. */
final class StoredFigures implements Figures {
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Duration LOOK_BACK = Duration.ofDays(32);
    private static final List<Percentile> ASKED = List.of(Percentile.P50, Percentile.P99);

    private final SeriesTable series;
    private final MonthCounts<ObservationClass> months;
    private final MonthCounts<Gone> notFound;
    private final LatencyQuantiles quantiles;
    private final LatestObservations latest;
    private final Predicate<Series> hasFirstToken;

    StoredFigures(DataSource source, SeriesTable series, Predicate<Series> hasFirstToken) {
        this.series = series;
        this.hasFirstToken = hasFirstToken;
        this.months = new MonthCounts<>(new dev.nines.db.question.ClassCounts(source, series)::between);
        var gone = NotFound.in(new NotFoundCounts(source, series));
        this.notFound = new MonthCounts<>((from, to) -> gone.between(Window.monthUpTo(from).from(), new NotFoundCounts.Window(from, to)));
        this.quantiles = new LatencyQuantiles(source);
        this.latest = new LatestObservations(source, series);
    }

    @Override
    public List<SeriesFigures> asOf(Instant now) {
        var month = months.upTo(now);
        var gone = notFound.upTo(now);
        var firstToken = quantiles(Phase.TTFT, now);
        var total = quantiles(Phase.TOTAL, now);
        var newest = latest.any(now.minus(LOOK_BACK), now);
        var failures = latest.of(LatencyQuantiles.FAILURES, now.minus(LOOK_BACK), now);
        return series.all().stream().map(s -> new SeriesFigures(s, new ClassCounts(month.getOrDefault(s, Map.of()), gone.getOrDefault(s, Map.of())),
                new Latencies(hasFirstToken.test(s) ? of(firstToken, s) : Quantiles.NONE, of(total, s)), seen(newest.get(s)), seen(failures.get(s)))).toList();
    }

    private Map<String, List<Quantile>> quantiles(Phase metric, Instant now) {
        return quantiles.perSeries(new Question(metric, ASKED, LatencyQuantiles.FAILURES), now.minus(RECENT), now);
    }

    private static Quantiles of(Map<String, List<Quantile>> all, Series series) {
        var asked = all.getOrDefault(series.name(), List.of());
        if (asked.isEmpty()) return Quantiles.NONE;
        return new Quantiles(asked.getFirst().samples(), bound(asked, Percentile.P50), bound(asked, Percentile.P99));
    }

    private static LatencyBound bound(List<Quantile> asked, Percentile percentile) {
        return asked.stream()
                .filter(q -> q.percentile().equals(percentile))
                .map(q -> switch (q.value()) {
                    case Value.Known(LatencyBound known) -> known;
                    case Value.TooFewSamples _ -> new LatencyBound.Never();
                })
                .findFirst()
                .orElseGet(LatencyBound.Never::new);
    }

    private static LastSeen seen(@Nullable Observation o) {
        return o == null ? LastSeen.NOTHING : new LastSeen.At(o.scheduledAt(), o.observationClass(), o.outcome().detailText());
    }
}
