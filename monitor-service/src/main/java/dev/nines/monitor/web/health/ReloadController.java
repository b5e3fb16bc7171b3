package dev.nines.monitor.web.health;

import dev.nines.monitor.reload.Reload;
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
@Requires(beans = Reload.class)
@Produces(MediaType.TEXT_PLAIN)
public final class ReloadController {
    private final Reload reload;

    ReloadController(Reload reload) {
        this.reload = reload;
    }

    /** Reads the configuration again: all of it, or nothing. */
    @Post
    @Consumes(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(operationId = "reload", summary = "Reads the configuration file again and puts it in force")
    @ApiResponse(responseCode = "200", description = "It is in force")
    @ApiResponse(responseCode = "400", description = "It is not: every problem, as nines check names it; or there is no file")
    @ApiResponse(responseCode = "403", description = "A page of a browser asked")
    HttpResponse<String> reload(HttpRequest<?> request) {
        if (isFromPage(request)) return answer(HttpStatus.FORBIDDEN, "not from a page of a browser; curl -X POST does it");
        return switch (reload.now("POST /-/reload")) {
            case Reload.Outcome.Taken taken -> answer(HttpStatus.OK, taken.text());
            case Reload.Outcome.Refused refused -> answer(HttpStatus.BAD_REQUEST, refused.report());
            case Reload.Outcome.NotTried not -> answer(HttpStatus.BAD_REQUEST, not.why());
        };
    }

    /** With a POST a browser says whose page sends it. No page of ours sends this one, so it is another's, in the name of its reader. */
    private static boolean isFromPage(HttpRequest<?> request) {
        return request.getHeaders().contains("Origin") || request.getHeaders().contains("Sec-Fetch-Site");
    }

    private static HttpResponse<String> answer(HttpStatus status, String text) {
        return HttpResponse.<String>status(status).body(text + "\n");
    }
}
