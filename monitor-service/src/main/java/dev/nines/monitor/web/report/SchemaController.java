package dev.nines.monitor.web.report;

import dev.nines.monitor.statement.schema.StatementSchema;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

/** The JSON Schema of statements, for whoever reads them by program. */
@Hidden
@Controller
public final class SchemaController {
    private static final String TEXT = StatementSchema.text();

    @Get("/nines-statement.schema.json")
    @Produces("application/schema+json")
    String schema() {
        return TEXT;
    }
}
