package dev.nines.monitor.web.report;

import dev.nines.monitor.access.Scope;
import dev.nines.monitor.evaluate.EvaluationRound.Outcome;
import dev.nines.monitor.evaluate.JudgingOffice;
import dev.nines.monitor.web.access.AccessFilter;
import dev.nines.monitor.web.access.Needs;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.error.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One statement: what it came to, its revisions, its files; and judging its period again. */
@Controller("/api/v1/statements/{contract}/{period}")
@Tag(name = "statements")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class StatementsController {
    private final StatementViews views;
    private final Downloads downloads;
    private final JudgingOffice office;

    StatementsController(StatementViews views, Downloads downloads, JudgingOffice office) {
        this.views = views;
        this.downloads = downloads;
        this.office = office;
    }

    /** @param revision the newest unless given; of a period that is running, its forecast */
    @Get
    @Operation(operationId = "statement", summary = "What a period came to, with its revisions and files; of one that is running, a forecast")
    StatementViews.StatementFileView statement(String contract, String period, @Nullable @QueryValue Integer revision) {
        return views.one(contract, period, revision);
    }

    /**
     * @param revision the newest unless given
     * @param observations {@code all}, of {@code statement.zip}: with every observation of the period
     */
    @Get("/{file}")
    @Produces(MediaType.ALL)
    @Operation(operationId = "statementFile", summary = "A file of the statement, the same bytes as on the page and from the command line")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(responseCode = "404", description = "There is no such statement, or it has no such file")
    HttpResponse<InputStream> file(String contract, String period, String file, @Nullable @QueryValue Integer revision,
            @Nullable @QueryValue String observations) throws IOException {
        return downloads.file(new Downloads.Wanted(contract, period, revision, file), observations);
    }

    @Post
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @Operation(operationId = "judgeAgain", summary = "Judges a past period now; where it comes to something else than before, as a new revision")
    @ApiResponse(responseCode = "201", description = "A revision was written",
            content = @Content(schema = @Schema(implementation = StatementViews.StatementFileView.class)))
    @ApiResponse(responseCode = "200", description = "It comes to what the newest revision says",
            content = @Content(schema = @Schema(implementation = StatementViews.StatementFileView.class)))
    @ApiResponse(responseCode = "404", description = "There is no such contract, or no such period of it")
    @ApiResponse(responseCode = "409", description = "It cannot be judged now: it is open, or its runs were dropped")
    HttpResponse<?> judge(HttpRequest<?> request, String contract, String period) {
        return switch (office.judge(contract, period, AccessFilter.who(request))) {
            case Outcome.Wrote(var archived) -> HttpResponse.created(views.one(contract, period, archived.revision()));
            case Outcome.Stands(var archived) -> HttpResponse.ok(views.one(contract, period, archived.revision()));
            case Outcome.Refused(String why) -> Problem.response(HttpStatus.CONFLICT, why, request.getPath());
            case Outcome.NoSuch _ -> throw new NotThere("There is no period " + period + " of a contract " + contract + ".");
        };
    }
}
