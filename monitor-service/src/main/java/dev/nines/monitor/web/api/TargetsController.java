package dev.nines.monitor.web.api;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.api.Views.DeliveryView;
import dev.nines.monitor.web.api.Views.IncidentView;
import dev.nines.monitor.web.api.Views.TargetView;
import dev.nines.monitor.web.read.Discovery.Findings;
import dev.nines.monitor.web.read.Figures;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.status.StatusPage;
import dev.nines.monitor.web.status.StatusView;
import dev.nines.monitor.web.status.StatusView.Known;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked, how it does, and what was told about it. */
@Controller("/api/v1")
@Tag(name = "targets")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class TargetsController {
    private static final Duration A_MONTH = Duration.ofDays(31);
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Recent<StatusPage> status;
    private final Incidents incidents;
    private final InstantSource clock;

    TargetsController(InForce inForce, Figures figures, Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.clock = clock;
        this.status = new Recent<>(() -> new StatusView(inForce.settings()).page(new Known(figures.asOf(clock.instant()), incidents.open(), List.of(), Findings.NONE),
                clock.instant()), clock,
                Recent.Limits.USUAL);
    }

    @Get("/targets")
    @Operation(operationId = "targets", summary = "Every target, worst first, with the numbers of the status page")
    List<TargetView> targets() {
        return status.get().targets().stream().map(Translation::target).toList();
    }

    /**
     * @param from start of the window, inclusive; 31 days before {@code to} unless given
     * @param to end of the window, exclusive; now unless given
     */
    @Get("/incidents")
    @Operation(operationId = "incidents", summary = "Incidents that overlap [from, to), newest first")
    List<IncidentView> incidents(@Nullable @QueryValue String from, @Nullable @QueryValue String to) {
        var window = Query.window(from, to, clock.instant(), A_MONTH);
        return incidents.during(window).stream().map(Translation::incident).toList();
    }

    @Get("/deliveries")
    @Operation(operationId = "deliveries", summary = "The newest messages and every attempt to deliver them")
    List<DeliveryView> deliveries(@Nullable @QueryValue Integer limit) {
        return incidents.deliveries(Query.limit(limit, USUAL, MOST)).stream().map(Translation::delivery).toList();
    }
}
