package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Chunk}. {@code delta} and {@code message} are read alike, so a stream and a document share this code.
 */
final class ChunkReader extends ObjectReader {
    /** Of this thread, and of its parser of that time: one for each event is what an event would cost most. */
    private static final ThreadLocal<@Nullable ChunkReader> LAST = new ThreadLocal<>();

    private final Field topField = this::topField;
    private final Element choice = this::readChoice;
    private final Field choiceField = this::choiceField;
    private final Field deltaField = this::deltaField;
    private Chunk.Choices choices = Chunk.Choices.ABSENT;
    private String content = "";
    private String reasoning = "";
    private String refusal = "";
    private boolean toolCalls;
    private boolean message;
    private String finishReason = "";
    private Chunk.Usage usage = Chunk.Usage.NONE;
    private Reading.Origin known = Reading.Origin.UNKNOWN;
    private String id = "";
    private String model = "";
    private String serviceTier = "";
    private final ErrorFields error = new ErrorFields();

    private ChunkReader(JsonParser json) {
        super(json);
    }

    @SuppressWarnings("ReferenceEquality") // a reader is bound to its parser
    private static ChunkReader over(SharedParser parser) {
        var last = LAST.get();
        if (last != null && last.json == parser) return last;
        var reader = new ChunkReader(parser);
        LAST.set(reader);
        return reader;
    }

    private void begin(Reading.Origin fromEarlier) {
        choices = Chunk.Choices.ABSENT;
        content = "";
        reasoning = "";
        refusal = "";
        toolCalls = false;
        message = false;
        finishReason = "";
        usage = Chunk.Usage.NONE;
        error.clear();
        known = fromEarlier;
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
        var reader = over(parser);
        reader.begin(known);
        try {
            reader.readWhole(reader.topField);
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
        var reader = new ChunkReader(parserOf(bytes, 0, length));
        reader.begin(known);
        reader.readWhole(reader.topField);
        return reader.chunk(reader.reported(bytes, length));
    }

    /** The object of an error by itself. @throws IOException as {@link #read} */
    static ErrorReport readError(byte[] bytes, int start, int end) throws IOException {
        var reader = new ChunkReader(parserOf(bytes, start, end));
        reader.error.nest();
        reader.readWhole(name -> reader.error.nestedField(name, reader));
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
            case "error" -> error.read(this);
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
        elements(choice);
    }

    private void readChoice() throws IOException {
        choices = Chunk.Choices.SOME;
        fields(choiceField);
    }

    private void choiceField(String name) throws IOException {
        switch (name) {
            case "delta" -> fields(deltaField);
            case "message" -> {
                message = true;
                fields(deltaField);
            }
            case "finish_reason" -> finishReason = text();
            case "error" -> error.read(this);
            default -> {}
        }
    }

    private void deltaField(String name) throws IOException {
        switch (name) {
            case "content" -> readContent();
            case "reasoning", "reasoning_content" -> reasoning = Output.longer(reasoning, string());
            case "refusal" -> refusal = Output.joined(refusal, string());
            case "tool_calls" -> elements(() -> toolCalls = true);
            case "function_call" -> fields(_ -> toolCalls |= !string().isEmpty());
            default -> {}
        }
    }

    /** A text, or a list of parts as Mistral's thinking models send it. */
    private void readContent() throws IOException {
        content = Output.joined(content, string());
        if (json.currentToken() == JsonToken.START_ARRAY) {
            elements(() -> {
                content = Output.joined(content, string());
                fields(this::partField);
            });
        }
    }

    private void partField(String name) throws IOException {
        switch (name) {
            case "text" -> content = Output.joined(content, string());
            case "refusal" -> refusal = Output.joined(refusal, string());
            case "thinking" -> readThinking();
            default -> {}
        }
    }

    private void readThinking() throws IOException {
        reasoning = Output.joined(reasoning, string());
        elements(() -> fields(name -> {
            if (name.equals("text")) reasoning = Output.joined(reasoning, string());
        }));
    }

    /** A string's text; of anything else {@code ""}: it is not a token. */
    private String string() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
    }
}
