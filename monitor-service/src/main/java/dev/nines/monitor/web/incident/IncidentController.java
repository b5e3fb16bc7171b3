package dev.nines.monitor.web.incident;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.incident.IncidentsPage.Told;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.read.Window;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.InstantSource;

@Hidden
@Controller("/incidents")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class IncidentController {
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final int MESSAGES = 500;

    private final Pages pages;
    private final InForce inForce;
    private final Recent<IncidentsPage> page;

    IncidentController(Pages pages, InForce inForce, Incidents incidents, InstantSource clock) {
        this.pages = pages;
        this.inForce = inForce;
        this.page = new Recent<>(() -> page(incidents, clock), clock, Recent.Limits.USUAL);
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    String incidents() {
        return pages.draw("incidents", page.get());
    }

    private IncidentsPage page(Incidents incidents, InstantSource clock) {
        var now = clock.instant();
        var data = inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED;
        var messages = incidents.deliveries(MESSAGES);
        var told = incidents.during(Window.endingAt(now.plusSeconds(1), SHOWN)).stream()
                .map(i -> new Told(i, messages.stream().filter(m -> m.incident().equals(i.id())).toList()))
                .toList();
        return new IncidentsPage(new Frame("Incidents", Section.INCIDENTS, now, data, Refresh.LIVE), told);
    }
}
