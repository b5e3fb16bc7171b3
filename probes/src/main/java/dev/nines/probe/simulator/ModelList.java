package dev.nines.probe.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.probe.simulator.script.Script;
import dev.nines.probe.simulator.script.SimulatedModel;
import java.io.IOException;
import java.time.Instant;

/** The answer to {@code GET /v1/models}: OpenAI's shape, with OpenRouter's prices as texts of US dollars a token. */
record ModelList(Script script, Instant created) {
    String json() {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("object", "list");
            json.writeArrayFieldStart("data");
            for (var model : script.models()) write(model, json);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void write(SimulatedModel model, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", model.id());
        json.writeStringField("object", "model");
        json.writeNumberField("created", created.getEpochSecond());
        json.writeStringField("owned_by", "nines-simulator");
        json.writeObjectFieldStart("pricing");
        json.writeStringField("prompt", model.prices().prompt().toPlainString());
        json.writeStringField("completion", model.prices().completion().toPlainString());
        json.writeEndObject();
        json.writeEndObject();
    }
}
