package dev.nines.monitor.web.api;

import dev.nines.monitor.web.api.Views.Bound;
import dev.nines.monitor.web.api.Views.BucketView;
import dev.nines.monitor.web.api.Views.DistributionView;
import dev.nines.monitor.web.api.Views.LastFailure;
import dev.nines.monitor.web.api.Views.Latency;
import dev.nines.monitor.web.api.Views.QuantileView;
import dev.nines.monitor.web.api.Views.TargetView;
import dev.nines.monitor.web.api.Views.Uptime;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.monitor.web.read.Quantiles;
import dev.nines.monitor.web.read.Window;
import dev.nines.monitor.web.status.State;
import dev.nines.monitor.web.status.TargetRow;
import dev.nines.sla.contract.Percentile;
import dev.nines.sla.distribution.Distribution;
import dev.nines.sla.distribution.Latencies;
import dev.nines.sla.sample.LatencyBound;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what pages show to what the API says: the same numbers, unrounded where they can be. */
final class Translation {
    private static final List<Percentile> SHOWN = Stream.of(500_000, 750_000, 900_000, 950_000, 990_000, 999_000).map(Percentile::new).toList();

    private Translation() {}

    static TargetView target(TargetRow row) {
        var t = row.series().target();
        return new TargetView(t.name(), t.endpoint(), t.probe(), t.model(), row.series().tier(), row.series().vantage(),
                row.state().word(), downSince(row.state()), uptime(row), latency(row.latencies().firstToken()),
                latency(row.latencies().total()), lastFailure(row.lastFailure()));
    }

    private static @Nullable String downSince(State state) {
        return switch (state) {
            case State.Down d -> d.since().toString();
            case State.Up _, State.Unknown _ -> null;
        };
    }

    private static Uptime uptime(TargetRow row) {
        var u = row.uptime();
        var percent = u.isKnown() ? u.percent().replace(" %", "") : null;
        var promised = u.promised();
        return new Uptime(percent, u.good(), u.good() + u.bad(), promised.percent().replace(" %", ""),
                promised.budget().remaining().plainText());
    }

    static Latency latency(Quantiles q) {
        return new Latency(q.samples(), q.shows(Percentile.P50) ? bound(q.p50()) : null, q.shows(Percentile.P99) ? bound(q.p99()) : null);
    }

    private static Bound bound(LatencyBound bound) {
        return switch (bound) {
            case LatencyBound.Measured(long us) -> new Bound("measured", us);
            case LatencyBound.AtLeast(long us) -> new Bound("at_least", us);
            case LatencyBound.Never _ -> new Bound("never_answered", null);
        };
    }

    static @Nullable LastFailure lastFailure(LastSeen seen) {
        return switch (seen) {
            case LastSeen.Nothing _ -> null;
            case LastSeen.At at -> new LastFailure(at.slot().toString(), at.observationClass().name(), at.detail());
        };
    }

    record Asked(String target, String metric, Window window) {}

    static DistributionView distribution(Distribution d, Asked asked) {
        var answered = d.answered();
        boolean any = answered.count() > 0;
        return new DistributionView(asked.target(), asked.metric(), asked.window().from().toString(), asked.window().to().toString(),
                answered.isExact(), d.count(), answered.count(), d.timedOut().count(), d.failed(), any ? answered.shortest() : null,
                any ? answered.longest() : null, SHOWN.stream().map(p -> quantile(d, p)).toList(), buckets(answered), buckets(d.timedOut()));
    }

    private static QuantileView quantile(Distribution d, Percentile percentile) {
        if (!d.shows(percentile)) return new QuantileView(percentile.text(), "too_few_runs", null);
        var bound = bound(d.at(percentile));
        return new QuantileView(percentile.text(), bound.bound(), bound.us());
    }

    private static List<BucketView> buckets(Latencies latencies) {
        return latencies.buckets().stream().map(b -> new BucketView(b.lowest(), b.highest(), b.count())).toList();
    }
}
