package dev.nines.probe.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.probe.simulator.Reaction.Answers;
import dev.nines.probe.simulator.script.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Turns a model's reaction to a request for a vector into what happens on the wire: one document, at its first token. */
record EmbeddingPerformance(EmbeddingRequest asked, Map<String, String> headers) {
    private static final int DIMENSION = 256;
    private static final int WHICH = 4000;

    List<Step> of(Reaction reaction) {
        return switch (reaction) {
            case Answers a -> List.of(new Step.Document(a.firstTokenMicros(), 200, headers, json(a)));
            case Reaction.Fails f -> failure(f.fault(), f.unspoken());
        };
    }

    private List<Step> failure(Fault fault, Answers a) {
        long at = a.firstTokenMicros();
        return switch (fault) {
            case HTTP_500, HTTP_503, RATE_LIMITED ->
                List.of(Refusal.of(fault, asked.model()).after(a.refusalMicros(), headers));
            case RESET -> List.of(new Step.Reset(a.refusalMicros()));
            case STALL -> List.of();
            case TRUNCATED -> List.of(new Step.HalfDocument(at, headers, json(a)), new Step.Hangup(at));
            case MALFORMED -> List.of(new Step.Document(at, 200, headers, "{\"object\":\"list\",\"data\":[{"));
        };
    }

    private String json(Answers a) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("object", "list");
            json.writeArrayFieldStart("data");
            json.writeStartObject();
            json.writeStringField("object", "embedding");
            json.writeNumberField("index", 0);
            vector(json, a);
            json.writeEndObject();
            json.writeEndArray();
            json.writeStringField("model", asked.model());
            json.writeObjectFieldStart("usage");
            json.writeNumberField("prompt_tokens", asked.words());
            json.writeNumberField("total_tokens", asked.words());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void vector(JsonGenerator json, Answers a) throws IOException {
        json.writeArrayFieldStart("embedding");
        for (int i = 0; i < DIMENSION; i++) json.writeNumber((float) (2 * a.draws().uniform(WHICH + i) - 1));
        json.writeEndArray();
    }
}
