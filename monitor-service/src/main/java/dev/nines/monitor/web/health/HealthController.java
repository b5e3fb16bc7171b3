package dev.nines.monitor.web.health;

import dev.nines.monitor.web.access.Unguarded;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Controller("/-")
@Tag(name = "health")
@Produces(MediaType.TEXT_PLAIN)
public final class HealthController {
    private final List<ReadyCheck> checks;

    HealthController(List<ReadyCheck> checks) {
        this.checks = checks.stream().sorted(Comparator.comparing(ReadyCheck::name)).toList();
    }

    /** 200 while the process lives, whatever else is wrong: for whoever restarts it. */
    @Get("/healthy")
    @Unguarded("whoever restarts the process asks, and learns nothing but that it lives")
    @Operation(operationId = "healthy", summary = "Whether the process lives")
    @ApiResponse(responseCode = "200", description = "It does")
    String healthy() {
        return "healthy\n";
    }

    @Get("/ready")
    @Unguarded("whoever sends requests here asks, and learns which part is missing, and nothing of what is watched")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(operationId = "ready", summary = "Whether the database answers and probes are being planned")
    @ApiResponse(responseCode = "200", description = "Ready")
    @ApiResponse(responseCode = "503", description = "Not ready; one line for each thing that is missing")
    HttpResponse<String> ready() {
        var problems = checks.stream().flatMap(HealthController::line).collect(Collectors.joining());
        return problems.isEmpty() ? HttpResponse.ok("ready\n") : HttpResponse.<String>status(HttpStatus.SERVICE_UNAVAILABLE).body(problems);
    }

    private static Stream<String> line(ReadyCheck check) {
        return check.problem().map(problem -> check.name() + ": " + problem + "\n").stream();
    }
}
