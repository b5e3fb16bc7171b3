package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Reads a usage object. A count that is not a whole number of a sane size is unknown, as an absent one is. */
final class UsageFields {
    private final ObjectReader object;
    private final JsonParser json;
    private final Map<TokenKind, Integer> counts = new EnumMap<>(TokenKind.class);

    private UsageFields(ObjectReader object) {
        this.object = object;
        this.json = object.json;
    }

    /** Reads the value at which the parser of {@code object} stands. */
    static Chunk.Usage read(ObjectReader object) throws IOException {
        if (object.json.currentToken() != JsonToken.START_OBJECT) return Chunk.Usage.NONE;
        var usage = new UsageFields(object);
        object.fields(usage::field);
        return new Chunk.Usage(true, new Tokens(usage.counts));
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "prompt_tokens" -> count(TokenKind.PROMPT);
            case "completion_tokens" -> count(TokenKind.COMPLETION);
            case "completion_tokens_details", "prompt_tokens_details" -> object.fields(this::detail);
            default -> {}
        }
    }

    private void detail(String name) throws IOException {
        switch (name) {
            case "reasoning_tokens" -> count(TokenKind.REASONING);
            case "cached_tokens" -> count(TokenKind.CACHED);
            default -> {}
        }
    }

    /** As a decimal, because some gateways write {@code 12.0}; by its length, because {@code 1e999999999} is one too. */
    private void count(TokenKind kind) throws IOException {
        if (!json.currentToken().isNumeric()) return;
        double n = json.getDoubleValue();
        if (n >= 0 && n <= Integer.MAX_VALUE && n == Math.rint(n)) counts.put(kind, (int) n);
    }
}
