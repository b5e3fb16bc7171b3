package dev.nines.monitor.web.operate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.nines.monitor.access.Scope;
import dev.nines.monitor.alert.office.MessageOffice;
import dev.nines.monitor.web.access.AccessFilter;
import dev.nines.monitor.web.access.Needs;
import dev.nines.monitor.web.error.NotThere;
import dev.nines.monitor.web.operate.ReceiverView.LastAnswer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Who is told, and the messages that are sent to them by hand. */
@Controller("/api/v1")
@Tag(name = "receivers")
@ExecuteOn(TaskExecutors.BLOCKING)
public final class ReceiversController {
    private final MessageOffice office;

    ReceiversController(MessageOffice office) {
        this.office = office;
    }

    /** What became of it, {@code /api/v1/deliveries} says. */
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "MessageOnItsWay")
    record OnItsWay(String messageId) {}

    @Get("/receivers")
    @Operation(operationId = "receivers", summary = "Every receiver: what waits for it, and what it said last")
    List<ReceiverView> receivers() {
        var waiting = office.waiting();
        var last = office.lastAnswers();
        return office.receivers().stream().map(r -> {
            var messages = Optional.ofNullable(waiting.get(r.name()));
            return new ReceiverView(r.name(), ReceiverView.kind(r), r.events(), messages.map(w -> w.messages()).orElse(0L),
                    messages.map(w -> w.oldest().toString()).orElse(null), Optional.ofNullable(last.get(r.name())).map(LastAnswer::of).orElse(null));
        }).toList();
    }

    @Post("/receivers/{name}/test")
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @Operation(operationId = "testReceiver", summary = "Sends a receiver a message of type webhook.test, whatever events it wants")
    @ApiResponse(responseCode = "202", description = "The message is on its way", content = @Content(schema = @Schema(implementation = OnItsWay.class)))
    @ApiResponse(responseCode = "404", description = "There is no such receiver")
    HttpResponse<?> test(HttpRequest<?> request, String name) {
        return office.rehearse(name, AccessFilter.who(request)).map(message -> HttpResponse.accepted().body(new OnItsWay(message.id())))
                .orElseThrow(() -> new NotThere("No receiver is named " + name + "."));
    }

    @Post("/deliveries/{id}/replay")
    @Needs(Scope.WRITE)
    @Consumes(MediaType.ALL)
    @Operation(operationId = "replayDelivery", summary = "Sends a message again, under its own id, whether or not it arrived")
    @ApiResponse(responseCode = "202", description = "The message is on its way", content = @Content(schema = @Schema(implementation = OnItsWay.class)))
    @ApiResponse(responseCode = "404", description = "There is no such message")
    HttpResponse<?> replay(HttpRequest<?> request, String id) {
        if (!office.replay(id, AccessFilter.who(request))) throw new NotThere("No message has the id " + id + ".");
        return HttpResponse.accepted().body(new OnItsWay(id));
    }
}
