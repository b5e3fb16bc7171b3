package dev.nines.monitor.web.error;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** RFC 9457. {@code type} is always {@code about:blank}: the status says what kind of problem it is, {@code detail} which. */
@Introspected
public record Problem(String type, String title, int status, String detail, String instance) {
    public static MutableHttpResponse<?> response(HttpStatus status, String detail, String path) {
        var problem = new Problem("about:blank", status.getReason(), status.getCode(), detail, path);
        return HttpResponse.status(status).contentType(MediaType.of("application/problem+json")).body(problem);
    }
}
