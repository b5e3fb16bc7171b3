package dev.nines.monitor.web.api;

import dev.nines.monitor.web.api.Query.Cursor;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.read.KnownSeries;
import dev.nines.monitor.web.read.Observations;
import dev.nines.monitor.web.read.Window;
import dev.nines.probe.Observation;
import dev.nines.probe.Series;
import dev.nines.probe.json.ObservationJson;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Observations, exactly as the command line and exports write them. */
@Controller("/api/v1")
@Tag(name = "observations")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class ObservationsController {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final KnownSeries known;
    private final Observations observations;
    private final InstantSource clock;

    ObservationsController(KnownSeries known, Observations observations, InstantSource clock) {
        this.known = known;
        this.observations = observations;
        this.clock = clock;
    }

    /**
     * @param target {@code endpoint/probe/model}; all targets unless given
     * @param from start of the window, inclusive; an hour before {@code to} unless given
     * @param to end of the window, exclusive; now unless given
     * @param limit how many at most, up to 1000; 100 unless given
     * @param cursor {@code next} of the page before; from and to must stay the same
     */
    @Get("/observations")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "observations", summary = "Observations whose slot is in [from, to), by series, then slot")
    @ApiResponse(responseCode = "200", description = "{\"observations\": [...], \"next\": \"...\" or null}")
    String observations(@Nullable @QueryValue String target, @Nullable @QueryValue String from, @Nullable @QueryValue String to,
            @Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        var window = Query.window(from, to, clock.instant(), AN_HOUR);
        int most = Query.limit(limit, USUAL, MOST);
        return page(series(target), window, cursor == null ? new Cursor("", Instant.EPOCH) : Cursor.read(cursor), most);
    }

    private List<Series> series(@Nullable String target) {
        var all = known.all();
        if (target == null) return all;
        var wanted = all.stream().filter(s -> s.target().name().equals(target)).toList();
        if (wanted.isEmpty()) throw new NotThere("No target is named " + target + ".");
        return wanted;
    }

    /** One more than fits is read: it says whether there is a next page. */
    private String page(List<Series> series, Window window, Cursor cursor, int most) {
        var found = new ArrayList<Observation>();
        for (var one : series) {
            if (one.name().compareTo(cursor.series()) < 0) continue;
            var rest = one.name().equals(cursor.series()) ? after(window, cursor.after()) : window;
            found.addAll(observations.first(one, rest, most + 1 - found.size()));
            if (found.size() > most) break;
        }
        var shown = found.subList(0, Math.min(most, found.size()));
        return text(shown, found.size() > most ? '"' + next(shown.getLast()).text() + '"' : "null");
    }

    private static Window after(Window window, Instant slot) {
        var from = slot.plus(1, ChronoUnit.MICROS);
        if (from.isBefore(window.from())) return window;
        return new Window(from.isAfter(window.to()) ? window.to() : from, window.to());
    }

    private static Cursor next(Observation last) {
        return new Cursor(last.series().name(), last.scheduledAt());
    }

    private static String text(List<Observation> shown, String next) {
        return shown.stream().map(ObservationJson::write).collect(Collectors.joining(",\n", "{\"observations\":[", "],\"next\":" + next + "}\n"));
    }
}
