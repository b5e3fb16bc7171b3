package dev.nines.monitor.web.status;

import dev.nines.monitor.web.page.Words;
import dev.nines.monitor.web.read.Latencies;
import dev.nines.monitor.web.read.LastSeen;
import dev.nines.probe.Series;
import java.util.Comparator;

/** One line of the status page. */
public record TargetRow(Series series, State state, Uptime uptime, Latencies latencies, LastSeen lastFailure) {
    static final Comparator<TargetRow> WORST_FIRST = Comparator.comparingInt((TargetRow r) -> r.state().rank())
            .thenComparing(TargetRow::uptime, Uptime::compareShare)
            .thenComparing(r -> r.series().name());

    public String href() {
        return "/models/" + Words.segment(series.target().name());
    }

    public String model() {
        return series.target().model();
    }

    /** Endpoint, probe and vantage: what else names the series. */
    public String asked() {
        return series.target().endpoint() + " / " + series.target().probe() + " from " + series.vantage();
    }

    public LatencyText firstToken() {
        return LatencyText.of(latencies.firstToken());
    }

    public LatencyText total() {
        return LatencyText.of(latencies.total());
    }
}
