package dev.nines.monitor.web.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of this API, made from its controllers when they were compiled. */
@OpenAPIDefinition(info = @Info(title = "Nines", version = "1", description = "p99 latency and SLA monitor for LLM APIs.",
        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
@Hidden
@Controller
public final class OpenApiController {
    private static final String FILE = "/META-INF/swagger/openapi.json";

    @Get("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    String description() {
        try (var file = OpenApiController.class.getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException("the build must put " + FILE + " on the class path");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
