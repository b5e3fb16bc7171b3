package dev.nines.monitor.web.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.monitor.config.InForce;
import dev.nines.monitor.config.Secret;
import dev.nines.monitor.web.access.Unguarded;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.page.Frame;
import dev.nines.monitor.web.page.Frame.Data;
import dev.nines.monitor.web.page.Frame.Refresh;
import dev.nines.monitor.web.page.Frame.Section;
import dev.nines.monitor.web.page.Pages;
import dev.nines.monitor.web.receiver.SignatureCheck.Signed;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;

/** Only in the demo: where its alerts go, so that a newcomer sees one arrive. */
@Hidden
@Controller("/demo/receiver")
public final class ReceiverController {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Pages pages;
    private final InForce inForce;
    private final InstantSource clock;
    private final SignatureCheck check;
    private final Arrivals arrivals = new Arrivals();

    ReceiverController(Pages pages, InForce inForce, InstantSource clock) {
        this.pages = pages;
        this.inForce = inForce;
        this.clock = clock;
        this.check = new SignatureCheck(inForce.settings().receivers().stream().flatMap(r -> r.signing().stream()).map(Secret::reveal).toList());
    }

    @Post
    @Unguarded("its sender signs it")
    @Consumes(MediaType.ALL)
    HttpResponse<?> receive(HttpRequest<?> request, @Body String body) {
        requireDemo();
        var headers = request.getHeaders();
        var signed = new Signed(text(headers, "webhook-id"), text(headers, "webhook-timestamp"), text(headers, "webhook-signature"));
        var arrival = arrival(signed.id(), body, check.of(signed, body, clock.instant()));
        arrivals.add(arrival);
        return arrival.isValid() ? HttpResponse.noContent() : HttpResponse.unauthorized();
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    String list() {
        requireDemo();
        var frame = new Frame("What the receiver got", Section.NONE, clock.instant(), Data.SIMULATED, Refresh.LIVE);
        return pages.draw("received", new ReceivedPage(frame, arrivals.newestFirst()));
    }

    private void requireDemo() {
        if (!inForce.settings().isSimulated()) throw new NotThere("The demo's receiver is only there in the demo.");
    }

    private Arrival arrival(String id, String body, Arrival.Signature signature) {
        var now = clock.instant();
        try {
            var json = JSON.readTree(body);
            return new Arrival(id, json.path("type").asText("(no type)"), About.of(json.path("data")), occurred(json, now), now, signature,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (JsonProcessingException e) {
            return new Arrival(id, "(not JSON)", "", now, now, signature, body);
        }
    }

    private static Instant occurred(JsonNode json, Instant otherwise) {
        try {
            return Instant.parse(json.path("timestamp").asText());
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static String text(HttpHeaders headers, String name) {
        var value = headers.get(name);
        return value == null ? "" : value;
    }
}
