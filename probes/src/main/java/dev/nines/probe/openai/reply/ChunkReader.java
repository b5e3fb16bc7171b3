package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a {@link Chunk}. {@code delta} and {@code message} are read alike, so a stream and a document share this code.
 */
final class ChunkReader extends ObjectReader {
    private Chunk.Choices choices = Chunk.Choices.ABSENT;
    private String content = "";
    private String reasoning = "";
    private String refusal = "";
    private boolean toolCalls;
    private boolean message;
    private String finishReason = "";
    private Chunk.Usage usage = Chunk.Usage.NONE;
    private final Reading.Origin known;
    private String id;
    private String model;
    private String serviceTier;
    private final ErrorFields error = new ErrorFields();

    private ChunkReader(JsonParser json, Reading.Origin known) {
        super(json);
        this.known = known;
        id = known.id();
        model = known.model();
        serviceTier = known.serviceTier();
    }

    /**
     * An event of a stream, by a parser that outlives it.
     *
     * @param known what earlier events said of the origin, which is not read again
     * @throws IOException as {@link #read}
     */
    static Chunk readEvent(byte[] bytes, int length, Reading.Origin known) throws IOException {
        if (!SharedParser.takes(length)) return read(bytes, length, known);
        var parser = SharedParser.at(bytes, 0, length);
        var reader = new ChunkReader(parser, known);
        try {
            reader.readWhole(reader::topField);
        } catch (IOException notForThisParser) {
            return read(bytes, length, known);
        }
        parser.giveBack();
        return reader.chunk(reader.reported(bytes, length));
    }

    /** @throws IOException where the bytes are not one JSON object, or an array around one */
    static Chunk read(byte[] bytes, int length) throws IOException {
        return read(bytes, length, Reading.Origin.UNKNOWN);
    }

    private static Chunk read(byte[] bytes, int length, Reading.Origin known) throws IOException {
        var reader = new ChunkReader(parserOf(bytes, 0, length), known);
        reader.readWhole(reader::topField);
        return reader.chunk(reader.reported(bytes, length));
    }

    /** The object of an error by itself. @throws IOException as {@link #read} */
    static ErrorReport readError(byte[] bytes, int start, int end) throws IOException {
        var reader = new ChunkReader(parserOf(bytes, start, end), Reading.Origin.UNKNOWN);
        reader.error.nest();
        reader.readWhole(reader::errorField);
        return reader.error.report();
    }

    static boolean contains(byte[] bytes, int length, String text) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8).contains(text);
    }

    /** The marker may stand in any field, so it is looked for in the text, but only where no answer is. */
    private ErrorReport reported(byte[] bytes, int length) {
        var report = error.report();
        if (!report.isPresent() && choices != Chunk.Choices.ABSENT) return report;
        return contains(bytes, length, ErrorReport.DEGRADED_TEXT) ? report.degraded() : report;
    }

    private Chunk chunk(ErrorReport report) {
        boolean isKnown = id.equals(known.id()) && model.equals(known.model()) && serviceTier.equals(known.serviceTier());
        return new Chunk(choices, new Output(content, reasoning, refusal, toolCalls, message), finishReason,
                usage, report, isKnown ? known : new Reading.Origin(id, model, serviceTier));
    }

    private void topField(String name) throws IOException {
        switch (name) {
            case "choices" -> readChoices();
            case "usage" -> usage = UsageFields.read(this);
            case "error" -> readError();
            case "id" -> id = first(id);
            case "model" -> model = first(model);
            case "service_tier" -> serviceTier = first(serviceTier);
            default -> error.flatField(name, this);
        }
    }

    private String first(String known) throws IOException {
        return known.isEmpty() ? text() : known;
    }

    private void readChoices() throws IOException {
        choices = Chunk.Choices.NONE;
        elements(() -> {
            choices = Chunk.Choices.SOME;
            fields(this::choiceField);
        });
    }

    private void choiceField(String name) throws IOException {
        switch (name) {
            case "delta" -> fields(this::deltaField);
            case "message" -> {
                message = true;
                fields(this::deltaField);
            }
            case "finish_reason" -> finishReason = text();
            case "error" -> readError();
            default -> {}
        }
    }

    private void deltaField(String name) throws IOException {
        switch (name) {
            case "content" -> readContent();
            case "reasoning", "reasoning_content" -> reasoning = longer(reasoning, string());
            case "refusal" -> refusal = joined(refusal, string());
            case "tool_calls" -> elements(() -> toolCalls = true);
            case "function_call" -> fields(_ -> toolCalls |= !string().isEmpty());
            default -> {}
        }
    }

    /** Mostly one of them is empty, and the other is not copied. */
    private static String joined(String before, String more) {
        if (before.isEmpty()) return more;
        return more.isEmpty() ? before : before + more;
    }

    /** Some servers send both spellings with the same text: one of them is the token. */
    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    /** A text, or a list of parts as Mistral's thinking models send it. */
    private void readContent() throws IOException {
        content = joined(content, string());
        if (json.currentToken() == JsonToken.START_ARRAY) {
            elements(() -> {
                content = joined(content, string());
                fields(this::partField);
            });
        }
    }

    private void partField(String name) throws IOException {
        switch (name) {
            case "text" -> content = joined(content, string());
            case "refusal" -> refusal = joined(refusal, string());
            case "thinking" -> readThinking();
            default -> {}
        }
    }

    private void readThinking() throws IOException {
        reasoning = joined(reasoning, string());
        elements(() -> fields(name -> {
            if (name.equals("text")) reasoning = joined(reasoning, string());
        }));
    }

    /** An object or a text by the rule; {@code true}, a number and a list are what some servers make of it. */
    private void readError() throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                error.nest();
                fields(this::errorField);
            }
            case VALUE_STRING, START_ARRAY -> error.nestText(text());
            case VALUE_NUMBER_INT -> error.nestCode(text());
            case VALUE_TRUE -> error.flatIsError();
            case null, default -> {}
        }
    }

    private void errorField(String name) throws IOException {
        if (name.equals("availability")) fields(this::availabilityField);
        else error.nestedField(name, this);
    }

    private void availabilityField(String name) throws IOException {
        if (name.equals("code")) error.availability(text());
    }

    /** A string's text; of anything else {@code ""}: it is not a token. */
    private String string() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    }
}
