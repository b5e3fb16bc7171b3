package dev.nines.probe.simulator;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a simulated model needs to know of a request for a vector: one text.
 *
 * @param model {@code ""} where the body could not be read
 */
record EmbeddingRequest(String model, String input) {
    static EmbeddingRequest parse(String body) {
        String model = "";
        String input = "";
        try (var json = Json.FACTORY.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) return new EmbeddingRequest("", "");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                boolean isText = json.nextToken() == JsonToken.VALUE_STRING;
                if (isText && name.equals("model")) model = json.getText();
                if (isText && name.equals("input")) input = json.getText();
                json.skipChildren();
            }
        } catch (IOException _) {
            return new EmbeddingRequest("", "");
        }
        return new EmbeddingRequest(model, input);
    }

    boolean isUsable() {
        return !model.isEmpty() && !input.isBlank();
    }

    int words() {
        return input.strip().split("\\s+").length;
    }
}
