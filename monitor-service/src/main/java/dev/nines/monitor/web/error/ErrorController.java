package dev.nines.monitor.web.error;

import dev.nines.monitor.config.InForce;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import dev.nines.probe.StoreUnavailable;
import dev.nines.sla.distribution.NotKept;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.server.exceptions.NotAcceptableException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.bind.exceptions.UnsatisfiedArgumentException;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last word on every request that found no answer. */
@Hidden
@Controller("/-/error")
final class ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorController.class);
    private static final List<String> WHILE_AWAY =
            List.of("Probing goes on, and what is found is kept in the local spool until the database is back.",
                    "/metrics and /-/healthy still answer; this page renews itself.");

    private final Pages pages;
    private final InForce inForce;
    private final InstantSource clock;

    ErrorController(Pages pages, InForce inForce, InstantSource clock) {
        this.pages = pages;
        this.inForce = inForce;
        this.clock = clock;
    }

    @Error(global = true, status = HttpStatus.NOT_FOUND)
    HttpResponse<?> unknownPath(HttpRequest<?> request) {
        return answer(request, HttpStatus.NOT_FOUND, "There is nothing at " + request.getPath() + ".", List.of("The status page is at /."));
    }

    @Error(global = true, status = HttpStatus.METHOD_NOT_ALLOWED)
    HttpResponse<?> wrongMethod(HttpRequest<?> request) {
        return answer(request, HttpStatus.METHOD_NOT_ALLOWED, request.getMethodName() + " is not possible at " + request.getPath() + ".",
                List.of());
    }

    @Error(global = true)
    HttpResponse<?> notThere(HttpRequest<?> request, NotThere e) {
        return answer(request, HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()), List.of("The status page lists every target."));
    }

    @Error(global = true)
    HttpResponse<?> notKept(HttpRequest<?> request, NotKept e) {
        return answer(request, HttpStatus.GONE, String.valueOf(e.getMessage()), List.of());
    }

    @Error(global = true)
    HttpResponse<?> badQuery(HttpRequest<?> request, BadQuery e) {
        return answer(request, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()), List.of());
    }

    @Error(global = true)
    HttpResponse<?> unreadable(HttpRequest<?> request, ConversionErrorException e) {
        return answer(request, HttpStatus.BAD_REQUEST, "The parameter \"" + e.getArgument().getName() + "\" cannot be read.", List.of());
    }

    @Error(global = true)
    HttpResponse<?> missing(HttpRequest<?> request, UnsatisfiedArgumentException e) {
        return answer(request, HttpStatus.BAD_REQUEST, "The parameter \"" + e.getArgument().getName() + "\" is missing.", List.of());
    }

    @Error(global = true)
    HttpResponse<?> notAcceptable(HttpRequest<?> request, NotAcceptableException e) {
        return answer(request, HttpStatus.NOT_ACCEPTABLE, request.getPath() + " has no such format: " + e.getMessage(), List.of());
    }

    @Error(global = true)
    HttpResponse<?> storeAway(HttpRequest<?> request, StoreUnavailable e) {
        LOG.warn("page not answered path={} because={}", request.getPath(), e.why());
        return answer(request, HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer at the moment.", WHILE_AWAY);
    }

    // The edge of one request: whatever else is wrong is ours, logged here once, and told in a sentence.
    @Error(global = true)
    HttpResponse<?> ours(HttpRequest<?> request, Throwable e) {
        LOG.error("request failed path={}", request.getPath(), e);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log of the service says what.", List.of());
    }

    private HttpResponse<?> answer(HttpRequest<?> request, HttpStatus status, String sentence, List<String> hints) {
        if (request.getPath().startsWith("/api/")) return Problem.response(status, sentence, request.getPath());
        var refresh = status == HttpStatus.SERVICE_UNAVAILABLE ? Refresh.LIVE : Refresh.NEVER;
        var data = inForce.settings().isSimulated() ? Data.SIMULATED : Data.MEASURED;
        var frame = new Frame(status.getCode() + " " + status.getReason(), Section.NONE, clock.instant(), data, refresh);
        return HttpResponse.status(status).contentType(MediaType.TEXT_HTML_TYPE).body(pages.draw("trouble", new TroublePage(frame, sentence, hints)));
    }
}
