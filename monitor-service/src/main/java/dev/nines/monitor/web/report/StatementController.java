package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.StatementCsv;
import dev.nines.monitor.statement.StatementHtml;
import dev.nines.monitor.statement.StatementJson;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.sla.store.StatementArchive;
import dev.nines.sla.store.StatementArchive.Archived;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** One statement in its three formats, all drawn from the archived JSON. */
@Controller("/reports/{contract}")
@Tag(name = "statements")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class StatementController {
    /** The file holds its own style, so that it can be saved and sent; nothing else may load or run. */
    private static final String SELF_CONTAINED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final StatementArchive archive;

    StatementController(StatementArchive archive) {
        this.archive = archive;
    }

    @Get("/{period}.html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "statementHtml", summary = "The newest statement of a period, as one HTML file")
    @ApiResponse(responseCode = "200", description = "One self-contained file")
    HttpResponse<String> html(String contract, String period) {
        var body = StatementHtml.write(StatementJson.read(newest(contract, period).json()));
        return HttpResponse.ok(body).header("Content-Security-Policy", SELF_CONTAINED);
    }

    @Get("/{period}.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "statementJson", summary = "The newest statement of a period, byte for byte as archived")
    @ApiResponse(responseCode = "200", description = "The canonical document")
    HttpResponse<String> json(String contract, String period) {
        return file(newest(contract, period).json(), contract + "-" + period + ".json");
    }

    @Get("/{period}.csv")
    @Produces("text/csv")
    @Operation(operationId = "statementCsv", summary = "The newest statement of a period as CSV, RFC 4180")
    @ApiResponse(responseCode = "200", description = "One line for each series under each rule, each incident and the credit")
    HttpResponse<String> csv(String contract, String period) {
        return file(StatementCsv.write(StatementJson.read(newest(contract, period).json())), contract + "-" + period + ".csv");
    }

    private static MutableHttpResponse<String> file(String body, String name) {
        return HttpResponse.ok(body).header("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
    }

    private Archived newest(String contract, String period) {
        return archive.newest(contract, period)
                .orElseThrow(() -> new NotThere("There is no statement of " + contract + " for " + period + "."));
    }
}
