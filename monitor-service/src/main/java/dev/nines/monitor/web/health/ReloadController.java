package dev.nines.monitor.web.health;

import dev.nines.monitor.access.Scope;
import dev.nines.monitor.reload.RecordedReload;
import dev.nines.monitor.reload.Reload.Outcome;
import dev.nines.monitor.web.access.AccessFilter;
import dev.nines.monitor.web.access.Needs;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

@Controller("/-/reload")
@Tag(name = "health")
@Requires(beans = RecordedReload.class)
@Produces(MediaType.TEXT_PLAIN)
public final class ReloadController {
    private final RecordedReload reload;

    ReloadController(RecordedReload reload) {
        this.reload = reload;
    }

    /** Reads the configuration again: all of it, or nothing. */
    @Post
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(operationId = "reload", summary = "Reads the configuration file again and puts it in force")
    @ApiResponse(responseCode = "200", description = "It is in force")
    @ApiResponse(responseCode = "400", description = "It is not: every problem, as nines check names it; or there is no file")
    @ApiResponse(responseCode = "401", description = "No token was shown, or one that does not count")
    @ApiResponse(responseCode = "403", description = "The token has not the scope write, or a page of another site asked")
    HttpResponse<String> reload(HttpRequest<?> request) {
        return switch (reload.now(AccessFilter.who(request))) {
            case Outcome.Taken taken -> answer(HttpStatus.OK, taken.text());
            case Outcome.Refused refused -> answer(HttpStatus.BAD_REQUEST, refused.report());
            case Outcome.NotTried not -> answer(HttpStatus.BAD_REQUEST, not.why());
        };
    }

    private static HttpResponse<String> answer(HttpStatus status, String text) {
        return HttpResponse.<String>status(status).body(text + "\n");
    }
}
