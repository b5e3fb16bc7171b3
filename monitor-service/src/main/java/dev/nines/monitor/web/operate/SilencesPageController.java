package dev.nines.monitor.web.operate;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.silence.SilenceOffice;
import dev.nines.monitor.web.operate.SilencesPage.Row;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Predicate;

/** From memory: it answers also while the database is away, when whoever is not told wants to know why. */
@Hidden
@Controller("/silences")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class SilencesPageController {
    private final Pages pages;
    private final InForce inForce;
    private final SilenceOffice office;
    private final InstantSource clock;

    SilencesPageController(Pages pages, InForce inForce, SilenceOffice office, InstantSource clock) {
        this.pages = pages;
        this.inForce = inForce;
        this.office = office;
        this.clock = clock;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    String silences() {
        var now = clock.instant();
        var rows = office.standing().stream().filter(s -> !s.next(now, 1).isEmpty()).map(s -> Row.of(s, now)).toList();
        Predicate<Row> isNow = row -> row.window().contains(now);
        var data = inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED;
        return pages.draw("silences", new SilencesPage(new Frame("Silences", Section.SILENCES, now, data, Refresh.LIVE),
                rows.stream().filter(isNow).sorted(Comparator.comparing(row -> row.window().to())).toList(),
                rows.stream().filter(isNow.negate()).sorted(Comparator.comparing(row -> row.window().from())).toList()));
    }
}
