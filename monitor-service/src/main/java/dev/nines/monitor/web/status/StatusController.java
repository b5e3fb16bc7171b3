package dev.nines.monitor.web.status;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Discovery;
import dev.nines.monitor.web.read.Figures;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.LiveFigures;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.status.StatusView.Known;
import dev.nines.probe.StoreUnavailable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public final class StatusController {
    private final Pages pages;
    private final InstantSource clock;
    private final LiveFigures live;
    private final AwayView away;
    private final Recent<StatusPage> page;

    /** What the page is made of, from the store and from memory. */
    @Singleton
    record Sources(Figures figures, Incidents incidents, ContractLines contracts, Discovery discovery, LiveFigures live) {
        Known known(Instant now) {
            return new Known(figures.asOf(now), incidents.open(), contracts.all(), discovery.findings());
        }
    }

    StatusController(Pages pages, InForce inForce, Sources sources, InstantSource clock) {
        this.pages = pages;
        this.clock = clock;
        this.live = sources.live();
        this.away = new AwayView(inForce);
        this.page = new Recent<>(() -> {
            var now = clock.instant();
            return new StatusView(inForce.settings(), sources.incidents().seenAlone()).page(sources.known(now), now);
        }, clock, Recent.Limits.USUAL);
    }

    /** 503 and the last minutes from memory while the store does not answer. */
    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> status() {
        try {
            return HttpResponse.ok(pages.draw("status", page.get()));
        } catch (StoreUnavailable e) {
            return HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).body(pages.draw("away", away.page(live.now(), clock.instant())));
        }
    }
}
