package dev.nines.monitor.web.access;

import dev.nines.monitor.access.ApiToken;
import dev.nines.monitor.access.Caller;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.access.TokenBook;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.metrics.Refusals;
import dev.nines.monitor.metrics.Refusals.Why;
import dev.nines.monitor.web.access.Doorkeeper.Effect;
import dev.nines.monitor.web.access.Doorkeeper.Page;
import dev.nines.monitor.web.access.Doorkeeper.Visit;
import dev.nines.monitor.web.access.Judgement.Admitted;
import dev.nines.monitor.web.access.Judgement.AdmittedAs;
import dev.nines.monitor.web.access.Judgement.CannotTell;
import dev.nines.monitor.web.access.Judgement.NotAllowed;
import dev.nines.monitor.web.access.Judgement.Refused;
import dev.nines.monitor.web.access.Judgement.Unknown;
import dev.nines.monitor.web.error.Problem;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request through, or answers it. The rule goes by the route that was found, never by the path: a path can be spelled
 * in many ways.
 */
@ServerFilter("/**")
public final class AccessFilter {
    private static final String CALLER = "nines.caller";
    private static final String REALM = " realm=\"nines\"";

    private final Doorkeeper keeper;
    private final InForce inForce;
    private final Refusals refusals;

    AccessFilter(TokenBook book, InForce inForce, Refusals refusals) {
        this.keeper = new Doorkeeper(book);
        this.inForce = inForce;
        this.refusals = refusals;
    }

    /** Whoever sent a request that was let through, as logs and the audit log name him. */
    public static String who(HttpRequest<?> request) {
        return request.getAttribute(CALLER, Caller.class).map(Caller::who).orElse("nobody known");
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable MutableHttpResponse<?> judge(HttpRequest<?> request) {
        if (ApiToken.ANYWHERE.matcher(request.getUri().toString()).find()) {
            refusals.refused(Why.TOKEN_IN_URL);
            return problem(request, HttpStatus.BAD_REQUEST, "a token does not belong into a URL, which ends up in logs;"
                    + " send it as Authorization: Bearer, and revoke this one");
        }
        var effect = isReading(request) ? Effect.READS : Effect.CHANGES;
        var visit = new Visit(gate(request, effect), effect, Origin.of(request), page(request));
        var shown = Credential.of(request.getHeaders().getAll("Authorization"));
        var judgement = keeper.judge(visit, shown, inForce.settings().access().loopback());
        count(judgement);
        return switch (judgement) {
            case Admitted _ -> null;
            case AdmittedAs(Caller caller) -> {
                request.setAttribute(CALLER, caller);
                yield null;
            }
            case Unknown u -> unknown(request, u, shown);
            case NotAllowed n -> problem(request, HttpStatus.FORBIDDEN, n.why()).header("WWW-Authenticate",
                    "Bearer" + REALM + ", error=\"insufficient_scope\", scope=\"" + n.needed().word() + "\"");
            case Refused(String why) -> problem(request, HttpStatus.FORBIDDEN, why);
            case CannotTell(String why) -> problem(request, HttpStatus.SERVICE_UNAVAILABLE, why);
        };
    }

    private void count(Judgement judgement) {
        switch (judgement) {
            case Admitted _, AdmittedAs _ -> {}
            case Unknown _ -> refusals.refused(Why.UNKNOWN);
            case NotAllowed _ -> refusals.refused(Why.SCOPE);
            case Refused _ -> refusals.refused(Why.ORIGIN);
            case CannotTell _ -> refusals.refused(Why.STORE_AWAY);
        }
    }

    private static boolean isReading(HttpRequest<?> request) {
        return switch (request.getMethodName()) {
            case "GET", "HEAD", "OPTIONS" -> true;
            default -> false; // methods are an open set
        };
    }

    /** Where there is no route there is nothing to be changed either; and nobody from elsewhere is told so without a token. */
    private static Gate gate(HttpRequest<?> request, Effect effect) {
        return RouteAttributes.getRouteMatch(request).map(AnnotationMetadataProvider::getAnnotationMetadata).map(m -> gate(m, effect))
                .orElseGet(Gate.Reading::new);
    }

    static Gate gate(AnnotationMetadata route, Effect effect) {
        if (route.hasAnnotation(Unguarded.class)) return new Gate.Open();
        Optional<Scope> needed = route.enumValue(Needs.class, Scope.class);
        return needed.<Gate>map(Gate.Holding::new).orElseGet(() -> switch (effect) {
            case READS -> new Gate.Reading();
            case CHANGES -> new Gate.Holding(Scope.WRITE);
        });
    }

    /** A browser says whose page sends what changes something. */
    private static Page page(HttpRequest<?> request) {
        var headers = request.getHeaders();
        var fetch = headers.getAll("Sec-Fetch-Site");
        if (fetch.stream().anyMatch(site -> !site.equals("same-origin") && !site.equals("none"))) return Page.ANOTHERS;
        var host = headers.getAll("Host");
        return headers.getAll("Origin").stream().allMatch(origin -> host.contains(origin.replaceFirst("^https?://", "")))
                ? Page.OURS_OR_NONE : Page.ANOTHERS;
    }

    /** Browsers are offered to send the token as a password, which is enough to read. */
    private static MutableHttpResponse<?> unknown(HttpRequest<?> request, Unknown u, Credential shown) {
        var wrong = shown instanceof Credential.None ? "" : ", error=\"invalid_token\"";
        var answer = problem(request, HttpStatus.UNAUTHORIZED, u.why())
                .header("WWW-Authenticate", "Bearer" + REALM + wrong + ", scope=\"" + u.needed().word() + "\"");
        return isReading(request) ? answer.header("WWW-Authenticate", "Basic" + REALM + ", charset=\"UTF-8\"") : answer;
    }

    private static MutableHttpResponse<?> problem(HttpRequest<?> request, HttpStatus status, String why) {
        return Problem.response(status, why, request.getPath()).header("Cache-Control", "no-store");
    }
}
