package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.nines.probe.openai.reply.ObjectReader.Field;
import java.io.IOException;

/** Collects an {@link Output} while its object is read. One outlives many chunks, and so does the room for their text. */
final class OutputFields {
    private final ObjectReader object;
    private final JsonParser json;
    private final Field field = this::field;
    private final StringBuilder content = new StringBuilder();
    private String reasoning = "";
    private String refusal = "";
    private boolean toolCalls;
    private boolean message;

    OutputFields(ObjectReader object) {
        this.object = object;
        this.json = object.json;
    }

    void clear() {
        content.setLength(0);
        reasoning = "";
        refusal = "";
        toolCalls = false;
        message = false;
    }

    /** Stands at the value of {@code delta}. */
    void read() throws IOException {
        object.fields(field);
    }

    /** Stands at the value of {@code message}. */
    void readMessage() throws IOException {
        message = true;
        read();
    }

    /** Its content is that of this reader, until {@link #clear}. */
    Output output() {
        return new Output(content, reasoning, refusal, toolCalls, message);
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "content" -> readContent();
            case "reasoning", "reasoning_content" -> reasoning = Output.longer(reasoning, string());
            case "refusal" -> refusal = Output.joined(refusal, string());
            case "tool_calls" -> object.elements(() -> toolCalls = true);
            case "function_call" -> object.fields(_ -> toolCalls |= !string().isEmpty());
            default -> {}
        }
    }

    /** A text, or a list of parts as Mistral's thinking models send it. */
    private void readContent() throws IOException {
        addContent();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            object.elements(() -> {
                addContent();
                object.fields(this::partField);
            });
        }
    }

    private void partField(String name) throws IOException {
        switch (name) {
            case "text" -> addContent();
            case "refusal" -> refusal = Output.joined(refusal, string());
            case "thinking" -> readThinking();
            default -> {}
        }
    }

    private void readThinking() throws IOException {
        reasoning = Output.joined(reasoning, string());
        object.elements(() -> object.fields(name -> {
            if (name.equals("text")) reasoning = Output.joined(reasoning, string());
        }));
    }

    private void addContent() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) return;
        content.append(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    /** A string's text; of anything else {@code ""}: it is not a token. */
    private String string() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    }
}
