package dev.nines.probe.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The body of a streamed chat completion. No temperature: several models accept only their own. */
final class ChatRequest {
    /** Which field limits the answer. Newer OpenAI models refuse the older one. */
    enum LimitField {
        MAX_TOKENS("max_tokens"),
        MAX_COMPLETION_TOKENS("max_completion_tokens");

        private final String field;

        LimitField(String field) {
            this.field = field;
        }
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private ChatRequest() {}

    static byte[] json(Question question, String nonce, LimitField limit) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("model", question.model());
            writeMessage(json, question.promptWith(nonce));
            json.writeNumberField(limit.field, question.maxTokens());
            json.writeBooleanField("stream", true);
            json.writeObjectFieldStart("stream_options");
            json.writeBooleanField("include_usage", true);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    private static void writeMessage(JsonGenerator json, String prompt) throws IOException {
        json.writeArrayFieldStart("messages");
        json.writeStartObject();
        json.writeStringField("role", "user");
        json.writeStringField("content", prompt);
        json.writeEndObject();
        json.writeEndArray();
    }
}
