package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Chunk}. {@code delta} and {@code message} are read alike, so a stream and a document share this code.
 */
final class ChunkReader extends ObjectReader {
    /** Of this thread, and of its parser of that time: one for each event is what an event would cost most. */
    private static final ThreadLocal<@Nullable ChunkReader> LAST = new ThreadLocal<>();
    private static final String USUAL_FINISH = "stop";

    private final Field topField = this::topField;
    private final Element choice = this::readChoice;
    private final Field choiceField = this::choiceField;
    private Chunk.Choices choices = Chunk.Choices.ABSENT;
    private String finishReason = "";
    private Chunk.Usage usage = Chunk.Usage.NONE;
    private Reading.Origin known = Reading.Origin.UNKNOWN;
    private String id = "";
    private String model = "";
    private String serviceTier = "";
    /** Mostly the next run's, too. */
    private String lastModel = "";
    private final OutputFields output = new OutputFields(this);
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
        output.clear();
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
        return new Chunk(choices, output.output(), finishReason, usage, report,
                isKnown ? known : new Reading.Origin(id, model, serviceTier));
    }

    private void topField(String name) throws IOException {
        switch (name) {
            case "choices" -> readChoices();
            case "usage" -> usage = UsageFields.read(this);
            case "error" -> error.read(this);
            case "id" -> id = first(id);
            case "model" -> model = lastModel = model.isEmpty() ? text(lastModel) : model;
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
            case "delta" -> output.read();
            case "message" -> output.readMessage();
            case "finish_reason" -> finishReason = text(USUAL_FINISH);
            case "error" -> error.read(this);
            default -> {}
        }
    }
}
