package dev.nines.monitor.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Whether this process answers at all. */
@Controller("/-")
final class HealthController {
    @Get("/healthy")
    @Produces(MediaType.TEXT_PLAIN)
    String healthy() {
        return "healthy\n";
    }
}
