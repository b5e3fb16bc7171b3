package dev.nines.monitor.web.api;

import dev.nines.monitor.config.InForce;
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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;

/** What is asked, and how it does. */
@Controller("/api/v1")
@Tag(name = "targets")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class TargetsController {
    private final Recent<StatusPage> status;

    TargetsController(InForce inForce, Figures figures, Incidents incidents, InstantSource clock) {
        this.status = new Recent<>(() -> new StatusView(inForce.settings(), incidents.seenAlone()).page(new Known(figures.asOf(clock.instant()), incidents.open(), List.of(), Findings.NONE),
                clock.instant()), clock,
                Recent.Limits.USUAL);
    }

    @Get("/targets")
    @Operation(operationId = "targets", summary = "Every target, worst first, with the numbers of the status page")
    List<TargetView> targets() {
        return status.get().targets().stream().map(Translation::target).toList();
    }
}
