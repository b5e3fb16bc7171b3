package dev.nines.monitor.web.api;

import dev.nines.monitor.web.api.Views.LiveSeriesView;
import dev.nines.monitor.web.api.Views.LiveView;
import dev.nines.monitor.web.read.ClassCounts;
import dev.nines.monitor.web.read.LiveFigures;
import dev.nines.monitor.web.read.LiveNow;
import dev.nines.monitor.web.read.LiveSeries;
import dev.nines.sla.incident.IncidentState;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last minutes, from memory. */
@Controller("/api/v1")
@Tag(name = "targets")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class LiveController {
    private final LiveFigures figures;

    LiveController(LiveFigures figures) {
        this.figures = figures;
    }

    @Get("/live")
    @Operation(operationId = "live", summary = "The last minutes of every series, from memory: with the database and without")
    LiveView live() {
        var now = figures.now();
        return new LiveView(awaySince(now.store()), now.spooled(), now.span().toSeconds(),
                now.series().stream().map(LiveController::view).toList());
    }

    private static LiveSeriesView view(LiveSeries s) {
        return new LiveSeriesView(s.series().name(), word(s.state()), downSince(s.state()), counts(s.counts()),
                Translation.latency(s.latencies().firstToken()), Translation.latency(s.latencies().total()),
                Translation.lastFailure(s.lastFailure()));
    }

    private static @Nullable String awaySince(LiveNow.Store store) {
        return switch (store) {
            case LiveNow.Present _ -> null;
            case LiveNow.Away away -> away.since().toString();
        };
    }

    private static String word(IncidentState state) {
        return switch (state) {
            case IncidentState.Up up -> up.equals(IncidentState.start()) ? "unknown" : "up";
            case IncidentState.Suspect _ -> "suspect";
            case IncidentState.Down _ -> "down";
            case IncidentState.Recovering _ -> "recovering";
        };
    }

    private static @Nullable String downSince(IncidentState state) {
        return switch (state) {
            case IncidentState.Up _, IncidentState.Suspect _ -> null;
            case IncidentState.Down d -> d.since().toString();
            case IncidentState.Recovering r -> r.since().toString();
        };
    }

    private static SortedMap<String, Long> counts(ClassCounts counts) {
        var byName = new TreeMap<String, Long>();
        counts.byClass().forEach((c, n) -> byName.put(c.name(), n));
        return byName;
    }
}
