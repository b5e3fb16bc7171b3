package dev.nines.monitor.web.operate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.nines.db.state.Claims.Sent;
import dev.nines.db.state.Remarks.KeptRemark;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.claim.ClaimOffice;
import dev.nines.monitor.claim.ClaimOffice.Noted;
import dev.nines.monitor.claim.Draft;
import dev.nines.monitor.web.access.AccessFilter;
import dev.nines.monitor.web.access.Needs;
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
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What people add on the way to a claim. */
@Controller("/api/v1")
@Tag(name = "claims")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class ClaimsController {
    private final ClaimOffice office;
    private final InstantSource clock;

    ClaimsController(ClaimOffice office, InstantSource clock) {
        this.office = office;
        this.clock = clock;
    }

    /** @param ticket the vendor's number; empty where it names none */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "Remark")
    record RemarkView(String incident, String at, String author, String ticket, String text) {}

    /** @param revision of the statement that was newest when it was noted */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "ClaimSent")
    record SentView(String contract, String period, String sentAt, int revision, String ticket, String author) {}

    @Post("/incidents/{id}/remarks")
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @Operation(operationId = "remarkOnIncident", summary = "Adds to an incident what somebody did about it, or the vendor's ticket; nothing of it is ever changed",
            description = "A JSON object of text, ticket or both; also author, who is the sender unless given, and at, an instant that is not in the future.")
    @ApiResponse(responseCode = "201", description = "It is part of the incident, and of the next revision of its statements",
            content = @Content(schema = @Schema(implementation = RemarkView.class)))
    @ApiResponse(responseCode = "400", description = "It is none: every problem")
    @ApiResponse(responseCode = "404", description = "There is no incident of this id")
    HttpResponse<?> remark(HttpRequest<?> request, String id, @Nullable @Body String body) {
        return office.remark(id, draft(body, Draft.Kind.REMARK), AccessFilter.who(request)).map(ClaimsController::view).map(HttpResponse::created)
                .orElseThrow(() -> new NotThere("There is no incident " + id + ". Those of a statement that no process saw while they went on, because their runs"
                        + " came afterwards, take no remark."));
    }

    @Post("/statements/{contract}/{period}/claim")
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @Operation(operationId = "claimSent", summary = "Notes that the credit of a period was claimed: nobody is reminded of it any more",
            description = "An empty body, or a JSON object of ticket, author and at.")
    @ApiResponse(responseCode = "201", description = "It is noted", content = @Content(schema = @Schema(implementation = SentView.class)))
    @ApiResponse(responseCode = "404", description = "There is no statement of this period")
    @ApiResponse(responseCode = "409", description = "Nothing is owed, or it was noted before")
    HttpResponse<?> sent(HttpRequest<?> request, String contract, String period, @Nullable @Body String body) {
        return switch (office.sent(contract, period, draft(body, Draft.Kind.CLAIM), AccessFilter.who(request))) {
            case Noted.Done(var sent) -> HttpResponse.created(view(sent));
            case Noted.NoSuch _ -> throw new NotThere("There is no statement of " + contract + " for " + period + ".");
            case Noted.Refused(String why) -> Problem.response(HttpStatus.CONFLICT, why, request.getPath());
        };
    }

    private Draft draft(@Nullable String body, Draft.Kind kind) {
        return switch (Draft.read(body == null ? "" : body, kind, clock.instant())) {
            case Draft.Read.Understood(var draft) -> draft;
            case Draft.Read.Refused(var problems) -> throw new BadQuery(String.join("; ", problems));
        };
    }

    private static RemarkView view(KeptRemark r) {
        return new RemarkView(r.incident(), r.at().toString(), r.author(), r.ticket(), r.text());
    }

    private static SentView view(Sent s) {
        return new SentView(s.contract(), s.period(), s.at().toString(), s.revision(), s.ticket(), s.author());
    }
}
