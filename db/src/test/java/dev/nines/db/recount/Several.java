package dev.nines.db.recount;

import dev.nines.db.PostgresObservations;
import dev.nines.db.Samples;
import dev.nines.db.SeriesTable;
import dev.nines.probe.Listing;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.sla.account.Run;
import dev.nines.sla.account.TogetherRun;
import dev.nines.sla.vantage.Vantages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A target that several vantages look at, each with a day of its own. */
final class Several {
    /** Longer than the pace of each, so that one may ask twice in a round. */
    static final Duration ROUND = Duration.ofSeconds(60);

    private final Map<Series, List<Observation>> rows = new HashMap<>();

    Several(List<String> vantages) {
        for (String vantage : vantages) {
            var series = new Series(Samples.series("seen by several").target(), "pro", vantage);
            rows.put(series, Day.of(series, 100 + vantage.hashCode()));
        }
    }

    void keepIn(DataSource database) {
        var store = new PostgresObservations(database, new SeriesTable(database));
        rows.values().forEach(store::append);
    }

    View.Together as(Vantages vantages) {
        var heard = rows.keySet().stream().map(Series::vantage).filter(name -> vantages.names().contains(name)).collect(Collectors.toCollection(TreeSet::new));
        return new View.Together(rows.keySet().iterator().next().target(), heard, vantages, ROUND);
    }

    /** One of each round, as the service reads them: said once more. */
    List<Run> runs(Scope scope, View.Together view) {
        var rounds = new TreeMap<Long, Map<String, Run>>();
        rows.forEach((series, all) -> {
            if (!view.heard().contains(series.vantage())) return;
            for (var run : Graded.runs(all, scope, Listing.NONE)) {
                if (!run.slot().isBefore(scope.read().to())) continue;
                long round = Math.floorDiv(run.slot().getEpochSecond(), ROUND.toSeconds());
                rounds.computeIfAbsent(round, _ -> new HashMap<>()).putIfAbsent(series.vantage(), run);
            }
        });
        var runs = new ArrayList<Run>();
        rounds.forEach((round, heard) -> runs.add(new TogetherRun(view.vantages(), slot(round, scope.read().from()), heard)));
        return runs;
    }

    private static Instant slot(long round, Instant readFrom) {
        var begins = Instant.ofEpochSecond(round * ROUND.toSeconds());
        return begins.isBefore(readFrom) ? readFrom : begins;
    }
}
