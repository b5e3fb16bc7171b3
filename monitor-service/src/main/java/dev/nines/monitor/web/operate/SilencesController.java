package dev.nines.monitor.web.operate;

import dev.nines.db.state.KeptSilence;
import dev.nines.db.state.Silences.Place;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.config.read.SilenceReader;
import dev.nines.monitor.config.read.SilenceReader.Read;
import dev.nines.monitor.silence.SilenceBook;
import dev.nines.monitor.silence.SilenceOffice;
import dev.nines.monitor.silence.SilenceOffice.Ended;
import dev.nines.monitor.web.access.AccessFilter;
import dev.nines.monitor.web.access.Needs;
import dev.nines.monitor.web.api.Query;
import dev.nines.monitor.web.api.Query.Cursor;
import dev.nines.monitor.web.error.BadQuery;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.error.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who does not want to hear of what. */
@Controller("/api/v1/silences")
@Tag(name = "silences")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class SilencesController {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final SilenceOffice office;
    private final InstantSource clock;

    SilencesController(SilenceOffice office, InstantSource clock) {
        this.office = office;
        this.clock = clock;
    }

    /** @param next for the page of older ones; {@code null} on the last, and where only those are listed that may still cover something */
    @Schema(name = "SilencePage")
    record PageView(List<SilenceView> silences, @Nullable String next) {}

    /**
     * @param all every one that was ever made by API or command line, newest first, in place of those that may still cover something
     * @param limit of those, how many at most, up to 1000; 100 unless given
     * @param cursor of those, {@code next} of the page before
     */
    @Get
    @Operation(operationId = "silences", summary = "Silences and windows of announced work that may still cover something, or all that ever were")
    PageView silences(@Nullable @QueryValue Boolean all, @Nullable @QueryValue Integer limit, @Nullable @QueryValue String cursor) {
        int most = Query.limit(limit, USUAL, MOST);
        if (Boolean.TRUE.equals(all)) return history(cursor == null ? Place.START : place(Cursor.read(cursor)), most);
        if (limit != null || cursor != null) throw new BadQuery("limit and cursor are for all=true");
        return new PageView(office.standing().stream().map(s -> SilenceView.of(s, clock.instant())).toList(), null);
    }

    @Post
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @Operation(operationId = "createSilence", summary = "Makes a silence, which is in force at once",
            description = "A JSON object of match, reason and one of lasts, to, weekly and monthly; also author, kind, from, zone, since and until:"
                    + " the words of maintenance in the configuration.")
    @ApiResponse(responseCode = "201", description = "It is in force", content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @ApiResponse(responseCode = "400", description = "It is none: every problem, with what would be right")
    HttpResponse<?> create(HttpRequest<?> request, @Body String body) {
        return switch (SilenceReader.read(body, clock.instant().truncatedTo(ChronoUnit.SECONDS))) {
            case Read.Refused(List<String> problems) -> throw new BadQuery(String.join("; ", problems));
            case Read.Understood(var draft) -> {
                var made = office.make(draft, AccessFilter.who(request));
                yield HttpResponse.created(SilenceView.of(made, clock.instant()), URI.create("/api/v1/silences/" + made.id()));
            }
        };
    }

    @Delete("/{id}")
    @Needs(Scope.WRITE)
    @Operation(operationId = "endSilence", summary = "Ends a silence before its time; it stays in the list of all")
    @ApiResponse(responseCode = "200", description = "It covers nothing from now on", content = @Content(schema = @Schema(implementation = SilenceView.class)))
    @ApiResponse(responseCode = "404", description = "There is none of this id")
    @ApiResponse(responseCode = "409", description = "It is over, was ended before, or stands in the configuration")
    HttpResponse<?> end(HttpRequest<?> request, String id) {
        return switch (office.end(id, AccessFilter.who(request))) {
            case Ended.Done(var silence) -> HttpResponse.ok(SilenceView.of(silence, clock.instant()));
            case Ended.Refused(String why) -> Problem.response(HttpStatus.CONFLICT, why, request.getPath());
            case Ended.NoSuch _ -> throw new NotThere("No silence has the id " + id + ".");
        };
    }

    private PageView history(Place place, int most) {
        var found = office.before(place, most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new PageView(shown.stream().map(kept -> SilenceView.of(SilenceBook.silence(kept), clock.instant())).toList(),
                found.size() > most ? cursor(shown.getLast()) : null);
    }

    private static String cursor(KeptSilence last) {
        return new Cursor(last.id(), last.origin().createdAt()).text();
    }

    private static Place place(Cursor cursor) {
        return new Place(cursor.after(), cursor.series());
    }
}
