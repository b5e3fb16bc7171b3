package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.nines.probe.Gaps;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a document with a {@code data} array has said so far, token of JSON by token. */
final class ItemDocument {
    private static final Reading.Text NO_TEXT = new Reading.Text("", "", false, false);

    private final Reading.Shape shape;
    private final JsonParser json;
    private final ItemError error = new ItemError();
    private boolean listed;
    private int entries;
    private int numbers;
    private boolean inVector;
    private String fault = "";
    private Tokens tokens = Tokens.NONE;
    private boolean hasUsage;
    private String id = "";
    private String model = "";

    ItemDocument(Reading.Shape shape, JsonParser json) {
        this.shape = shape;
        this.json = json;
    }

    void take(JsonToken token) throws IOException {
        if (inVector) number(token);
        else if (token.isStructStart()) open(token);
        else if (token.isScalarValue()) value(path(json.getParsingContext()), token);
    }

    private void open(JsonToken token) {
        var context = json.getParsingContext();
        var parent = context.getParent();
        if (parent.inArray() && path(parent).equals("data")) entries++;
        switch (path(context)) {
            case "data" -> listed |= token == JsonToken.START_ARRAY;
            case "data.embedding" -> inVector = token == JsonToken.START_ARRAY && entries == 1;
            case "error" -> error.nest();
            case "usage" -> hasUsage = true;
            default -> {}
        }
    }

    private void number(JsonToken token) throws IOException {
        switch (token) {
            case VALUE_NUMBER_INT -> numbers++;
            case VALUE_NUMBER_FLOAT -> number(json.getDoubleValue());
            case END_ARRAY -> inVector = false;
            default -> fault = "the vector holds what is not a number";
        }
    }

    private void number(double value) {
        if (Double.isFinite(value)) numbers++;
        else fault = "the vector holds a number that is not finite";
    }

    private void value(String path, JsonToken token) throws IOException {
        switch (path) {
            case "" -> {
                if (json.getParsingContext().inRoot()) fault = "the body is not a JSON object";
            }
            case "id" -> id = text(token);
            case "model" -> model = text(token);
            case "data" -> listed |= token == JsonToken.VALUE_NULL;
            case "data.embedding" -> packed(token);
            case "usage.prompt_tokens" -> count(TokenKind.PROMPT, token);
            case "usage.completion_tokens" -> count(TokenKind.COMPLETION, token);
            case "usage.prompt_tokens_details.cached_tokens" -> count(TokenKind.CACHED, token);
            default -> error.value(path, text(token));
        }
    }

    private String text(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    /** Floats of four bytes in Base64, as asked for by others: not what we asked for, and still a vector. */
    private void packed(JsonToken token) throws IOException {
        if (entries != 1 || token != JsonToken.VALUE_STRING) return;
        var floats = ByteBuffer.wrap(json.getBinaryValue()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        while (floats.hasRemaining()) number(floats.get());
    }

    private void count(TokenKind kind, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) return;
        long n = json.getLongValue();
        if (n >= 0 && n <= Integer.MAX_VALUE) tokens = tokens.with(kind, (int) n);
    }

    /** The names of the objects around a value, an array adds none: {@code data.embedding}. */
    private static String path(JsonStreamContext context) {
        String outer = context.getParent() == null ? "" : path(context.getParent());
        if (!context.inObject() || context.getCurrentName() == null) return outer;
        return outer.isEmpty() ? context.getCurrentName() : outer + "." + context.getCurrentName();
    }

    String fault() {
        return fault;
    }

    /** {@code null} is an empty list; an error object is no list, and needs none. */
    boolean isListed() {
        return listed || shape == Reading.Shape.VECTOR || error.report().isPresent();
    }

    String whatIsMissing() {
        return "the body has no \"data\" array";
    }

    Reading reading(boolean begun, boolean leadingSpace, String why, long finished) {
        int items = shape == Reading.Shape.VECTOR ? numbers : entries;
        return new Reading(begun ? shape : Reading.Shape.NOTHING, new Reading.Seen(0, 0, 0, 0, items, leadingSpace), NO_TEXT,
                new Reading.Ending(false, "", why, error.report(), listed && entries == 0),
                new Reading.Stamps(Reading.UNSEEN, Reading.UNSEEN, Reading.UNSEEN, Gaps.NONE, finished), tokens, hasUsage,
                new Reading.Origin(id, model, ""));
    }
}
