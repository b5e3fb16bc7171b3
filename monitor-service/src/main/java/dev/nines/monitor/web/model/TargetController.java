package dev.nines.monitor.web.model;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.read.Figures;
import dev.nines.monitor.web.read.Incident;
import dev.nines.monitor.web.read.Incidents;
import dev.nines.monitor.web.read.Observations;
import dev.nines.monitor.web.read.Recent;
import dev.nines.monitor.web.read.SeriesFigures;
import dev.nines.monitor.web.read.Window;
import dev.nines.monitor.web.status.StatusView;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

@Hidden
@Controller("/models")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class TargetController {
    private static final int RUNS = 50;

    private final Pages pages;
    private final InForce inForce;
    private final InstantSource clock;
    private final Sources sources;

    /** What the page is made of. */
    @Singleton
    record Sources(Figures figures, Incidents incidents, Observations observations) {}

    TargetController(Pages pages, InForce inForce, InstantSource clock, Sources sources) {
        this.pages = pages;
        this.inForce = inForce;
        this.clock = clock;
        this.sources = sources;
    }

    /** @param target {@code endpoint/probe/model}, percent-encoded or not: a model's slashes are part of its name */
    @Get("/{+target}")
    @Produces(MediaType.TEXT_HTML)
    String target(@PathVariable String target) {
        return pages.draw("target", new Recent<>(() -> page(target), clock, Recent.Limits.USUAL).get());
    }

    private TargetPage page(String name) {
        var now = clock.instant();
        var figures = sources.figures().asOf(now).stream().filter(f -> f.series().target().name().equals(name)).toList();
        if (figures.isEmpty()) throw new NotThere("No target is named " + name + ".");
        var data = inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED;
        var frame = new Frame(figures.getFirst().series().target().model(), Section.NONE, now, data, Refresh.LIVE);
        var open = sources.incidents().open();
        return new TargetPage(frame, name, figures.stream().map(f -> view(f, open, now)).toList(), incidents(figures, now));
    }

    private TargetPage.View view(SeriesFigures f, List<Incident> open, Instant now) {
        var runs = sources.observations().newest(f.series(), now, RUNS);
        return new TargetPage.View(new StatusView(inForce.settings(), sources.incidents().seenAlone()).row(f, open, now), f.month(), Chart.of(runs), runs.stream().map(Run::new).toList());
    }

    private List<Incident> incidents(List<SeriesFigures> figures, Instant now) {
        return sources.incidents().during(Window.monthUpTo(now)).stream().filter(i -> figures.stream().anyMatch(f -> i.isOf(f.series()))).toList();
    }
}
