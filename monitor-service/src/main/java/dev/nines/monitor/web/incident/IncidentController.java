package dev.nines.monitor.web.incident;

import dev.nines.db.state.Deliveries.State;
import dev.nines.db.state.Deliveries.Wanted;
import dev.nines.db.state.Stories;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.model.Run;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Delivery;
import dev.nines.monitor.web.read.IncidentEvidence;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.read.Window;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

@Hidden
@Controller("/incidents")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class IncidentController {
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final int MESSAGES = 500;
    private static final int GIVEN_UP = 50;

    private final Pages pages;
    private final InForce inForce;
    private final InstantSource clock;
    private final Sources sources;
    private final Recent<IncidentsPage> page;

    /** What the pages are made of. */
    @Singleton
    record Sources(Incidents incidents, IncidentEvidence evidence) {}

    IncidentController(Pages pages, InForce inForce, InstantSource clock, Sources sources) {
        this.pages = pages;
        this.inForce = inForce;
        this.clock = clock;
        this.sources = sources;
        this.page = new Recent<>(this::list, clock, Recent.Limits.USUAL);
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    String incidents() {
        return pages.draw("incidents", page.get());
    }

    @Get("/{id}")
    @Produces(MediaType.TEXT_HTML)
    String incident(@PathVariable String id) {
        return pages.draw("incident", new Recent<>(() -> one(id), clock, Recent.Limits.USUAL).get());
    }

    private IncidentsPage list() {
        var now = clock.instant();
        var incidents = sources.incidents();
        var families = Family.of(incidents.during(Window.endingAt(now.plusSeconds(1), SHOWN)), incidents.deliveries(Wanted.newest(MESSAGES)));
        return new IncidentsPage(frame("Incidents", now), families, givenUp());
    }

    /** What its end made needless was not lost. */
    private List<Delivery> givenUp() {
        return sources.incidents().deliveries(new Wanted(Set.of(State.GIVEN_UP), "", "", MESSAGES)).stream()
                .filter(d -> d.attempts().isEmpty() || !d.attempts().getLast().excerpt().equals(Stories.OVER)).limit(GIVEN_UP).toList();
    }

    private IncidentPage one(String id) {
        var now = clock.instant();
        var file = sources.incidents().file(id).orElseThrow(() -> new NotThere("There is no incident " + id + "."));
        return new IncidentPage(frame(file.incident().subject(), now), file, sources.evidence().of(file, now).stream().map(Run::new).toList());
    }

    private Frame frame(String title, Instant now) {
        var data = inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED;
        return new Frame(title, Section.INCIDENTS, now, data, Refresh.LIVE);
    }
}
