package dev.nines.probe.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.probe.simulator.ChatRequest.Delivery;
import java.io.IOException;

/**
 * The JSON of one chat completion, whole or in chunks.
 *
 * @param created epoch seconds
 */
record ChatJson(String id, long created, String model, ChatRequest.Asked asked, int promptTokens) {
    /** The first chunk of a stream: who speaks, and nothing said yet. */
    String roleChunk() {
        return chunk("role", "assistant");
    }

    String reasoningChunk(String token) {
        return chunk("reasoning_content", token);
    }

    String answerChunk(String token) {
        return chunk("content", token);
    }

    private String chunk(String field, String text) {
        return Json.text(json -> {
            beginChoice(json, "chat.completion.chunk", "delta");
            json.writeStringField(field, text);
            if (field.equals("role")) json.writeStringField("content", "");
            json.writeEndObject();
            json.writeNullField("finish_reason");
            endChoice(json);
            endChunk(json);
        });
    }

    String finishChunk(String reason) {
        return Json.text(json -> {
            beginChoice(json, "chat.completion.chunk", "delta");
            json.writeEndObject();
            json.writeStringField("finish_reason", reason);
            endChoice(json);
            endChunk(json);
        });
    }

    String usageChunk(Utterance said) {
        return Json.text(json -> {
            begin(json, "chat.completion.chunk");
            json.writeArrayFieldStart("choices");
            json.writeEndArray();
            usage(json, said);
            json.writeEndObject();
        });
    }

    String document(Utterance said) {
        return Json.text(json -> {
            beginChoice(json, "chat.completion", "message");
            json.writeStringField("role", "assistant");
            json.writeStringField("content", String.join("", said.answer()));
            String thoughts = String.join("", said.reasoning());
            if (!thoughts.isEmpty()) json.writeStringField("reasoning_content", thoughts);
            json.writeEndObject();
            json.writeStringField("finish_reason", said.finishReason());
            endChoice(json);
            usage(json, said);
            json.writeEndObject();
        });
    }

    private void begin(JsonGenerator json, String object) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeStringField("object", object);
        json.writeNumberField("created", created);
        json.writeStringField("model", model);
        if (!asked.serviceTier().isEmpty()) json.writeStringField("service_tier", asked.serviceTier());
    }

    private void beginChoice(JsonGenerator json, String object, String what) throws IOException {
        begin(json, object);
        json.writeArrayFieldStart("choices");
        json.writeStartObject();
        json.writeNumberField("index", 0);
        json.writeObjectFieldStart(what);
    }

    private static void endChoice(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Where usage was asked for, every chunk before the last says that it is not the one. */
    private void endChunk(JsonGenerator json) throws IOException {
        if (asked.delivery() == Delivery.STREAM_WITH_USAGE) json.writeNullField("usage");
        json.writeEndObject();
    }

    private void usage(JsonGenerator json, Utterance said) throws IOException {
        json.writeObjectFieldStart("usage");
        json.writeNumberField("prompt_tokens", promptTokens);
        json.writeNumberField("completion_tokens", said.tokens());
        json.writeNumberField("total_tokens", promptTokens + said.tokens());
        json.writeObjectFieldStart("prompt_tokens_details");
        json.writeNumberField("cached_tokens", 0);
        json.writeEndObject();
        json.writeObjectFieldStart("completion_tokens_details");
        json.writeNumberField("reasoning_tokens", said.reasoning().size());
        json.writeEndObject();
        json.writeEndObject();
    }
}
