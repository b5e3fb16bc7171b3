package dev.nines.monitor.web.read;

import dev.nines.monitor.live.LiveView;
import dev.nines.monitor.live.LiveWindows;
import dev.nines.monitor.watch.Watch;
import dev.nines.probe.Observation;
import dev.nines.sla.SeriesId;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.incident.IncidentState;
import dev.nines.sla.sample.LatencyBound;
import java.util.Map;

/** The memory of the running watch. */
final class WatchedLive implements LiveFigures {
    private final Watch watch;

    WatchedLive(Watch watch) {
        this.watch = watch;
    }

    @Override
    public LiveNow now() {
        var states = watch.incidents().states();
        var store = watch.stores().absence().since().<LiveNow.Store>map(LiveNow.Away::new).orElseGet(LiveNow.Present::new);
        return new LiveNow(store, watch.stores().spool().depth(), watch.keepingTroubles(), LiveWindows.SPAN,
                watch.live().all().stream().map(view -> series(view, states)).toList());
    }

    private LiveSeries series(LiveView view, Map<SeriesId, IncidentState> states) {
        var series = view.last().series();
        return new LiveSeries(series, states.getOrDefault(new SeriesId(series.name()), IncidentState.start()),
                new ClassCounts(view.counts(), Map.of()), new Latencies(quantiles(view.firstToken()), quantiles(view.total())), seen(view.last()),
                watch.live().lastFailure(series).map(WatchedLive::seen).orElse(LastSeen.NOTHING));
    }

    private static Quantiles quantiles(LiveView.Quantiles q) {
        return new Quantiles(q.samples(), bound(q, Percentile.P50), bound(q, Percentile.P99));
    }

    /** Where there are too few samples pages do not show it. */
    private static LatencyBound bound(LiveView.Quantiles q, Percentile percentile) {
        return q.at(percentile).orElseGet(LatencyBound.Never::new);
    }

    private static LastSeen seen(Observation o) {
        return new LastSeen.At(o.scheduledAt(), o.observationClass(), o.outcome().detailText());
    }
}
