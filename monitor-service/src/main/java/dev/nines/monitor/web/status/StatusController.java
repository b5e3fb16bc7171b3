package dev.nines.monitor.web.status;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Figures;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.Recent;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;

@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public final class StatusController {
    private final Pages pages;
    private final Recent<StatusPage> page;

    StatusController(Pages pages, Settings settings, Figures figures, Incidents incidents, ContractLines contracts, InstantSource clock) {
        this.pages = pages;
        var view = new StatusView(settings);
        this.page = new Recent<>(() -> {
            var now = clock.instant();
            return view.page(figures.asOf(now), incidents.open(), contracts.all(), now);
        }, clock, Recent.Limits.USUAL);
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    String status() {
        return pages.draw("status", page.get());
    }
}
