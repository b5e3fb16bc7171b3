package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.copy.StatementCopies;
import io.micronaut.http.HttpResponse;
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
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A statement's formats as people link to them: the newest, of a period that is running its forecast, unless a revision is asked for. The address says
 * the format, whatever the caller says that he accepts.
 */
@Controller("/reports/{contract}")
@Tag(name = "statements")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class StatementController {
    private final Downloads downloads;

    StatementController(Downloads downloads) {
        this.downloads = downloads;
    }

    @Get("/{period}.html")
    @Produces(MediaType.ALL)
    @Operation(operationId = "statementHtml", summary = "The statement of a period, as one HTML file")
    @ApiResponse(responseCode = "200", description = "One self-contained file")
    HttpResponse<InputStream> html(String contract, String period, @Nullable @QueryValue Integer revision) throws IOException {
        return downloads.shown(contract, period, revision);
    }

    @Get("/{period}.json")
    @Produces(MediaType.ALL)
    @Operation(operationId = "statementJson", summary = "The statement of a period, byte for byte as archived")
    @ApiResponse(responseCode = "200", description = "The canonical document")
    HttpResponse<InputStream> json(String contract, String period, @Nullable @QueryValue Integer revision) throws IOException {
        return downloads.file(contract, period, revision, StatementCopies.JSON);
    }

    @Get("/{period}.csv")
    @Produces(MediaType.ALL)
    @Operation(operationId = "statementCsv", summary = "The statement of a period as CSV, RFC 4180")
    @ApiResponse(responseCode = "200", description = "One line for each series under each rule, each incident and the credit")
    HttpResponse<InputStream> csv(String contract, String period, @Nullable @QueryValue Integer revision) throws IOException {
        return downloads.file(contract, period, revision, StatementCopies.CSV);
    }

    @Get("/{period}.pdf")
    @Produces(MediaType.ALL)
    @Operation(operationId = "statementPdf", summary = "The statement of a period as PDF")
    @ApiResponse(responseCode = "200", description = "Text and charts as on the page")
    HttpResponse<InputStream> pdf(String contract, String period, @Nullable @QueryValue Integer revision) throws IOException {
        return downloads.file(contract, period, revision, StatementCopies.PDF);
    }

    /** @param observations {@code all} for every observation of the period */
    @Get("/{period}.zip")
    @Produces(MediaType.ALL)
    @Operation(operationId = "statementZip", summary = "Everything about a period that has closed, sealed: what nines verify checks")
    @ApiResponse(responseCode = "200", description = "The statement in every format, its tables, the roots of its days, the seal and the public keys")
    HttpResponse<InputStream> zip(String contract, String period, @Nullable @QueryValue Integer revision, @Nullable @QueryValue String observations)
            throws IOException {
        return downloads.file(new Downloads.Wanted(contract, period, revision, StatementCopies.ZIP), observations);
    }
}
