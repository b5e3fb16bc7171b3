package dev.nines.probe.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The body of a chat completion. No temperature: several models accept only their own. */
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

    private ChatRequest() {}

    static byte[] json(String model, Ask.Chat chat, String prompt, LimitField limit) {
        return Json.bytes(json -> {
            json.writeStringField("model", model);
            writeMessage(json, prompt);
            json.writeNumberField(limit.field, chat.maxTokens());
            if (!chat.serviceTier().isEmpty()) json.writeStringField("service_tier", chat.serviceTier());
            writeDelivery(json, chat.delivery());
        });
    }

    /** Without its option no usage comes at the end of a stream; beside a document it is refused. */
    private static void writeDelivery(JsonGenerator json, Ask.Delivery delivery) throws IOException {
        switch (delivery) {
            case WHOLE -> json.writeBooleanField("stream", false);
            case STREAMED -> {
                json.writeBooleanField("stream", true);
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
        }
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
