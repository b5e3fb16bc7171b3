package dev.nines.monitor.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Nothing a page shows comes from elsewhere, and no page runs inside another. */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE) // what another filter answers goes out through this one too
final class HeadersFilter {
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String STRICT =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    /** Swagger UI, bundled, draws itself by inline style and script. */
    private static final String SWAGGER =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    @ResponseFilter
    void harden(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
        if (response.getHeaders().contains(CONTENT_SECURITY_POLICY)) return;
        response.header(CONTENT_SECURITY_POLICY, request.getPath().startsWith("/swagger-ui") ? SWAGGER : STRICT);
    }
}
