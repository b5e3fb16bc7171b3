package dev.nines.probe.openai.reply;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;
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
    private String finishReason = "";
    private boolean usageSeen;
    private Tokens tokens = Tokens.NONE;
    private String id = "";
    private String model = "";
    private String serviceTier = "";
    private final ErrorFields error = new ErrorFields();

    private ChunkReader(byte[] bytes, int length) throws IOException {
        super(bytes, length);
    }

    /** @throws IOException where the bytes are not one JSON object, or an array around one */
    static Chunk read(byte[] bytes, int length) throws IOException {
        var reader = new ChunkReader(bytes, length);
        reader.readWhole(reader::topField);
        var report = reader.error.report();
        // The marker may stand in any field, so it is looked for in the text, but only where an error is.
        boolean degraded = report.isPresent() && contains(bytes, length, ErrorReport.DEGRADED_TEXT);
        return reader.chunk(degraded ? report.degraded() : report);
    }

    static boolean contains(byte[] bytes, int length, String text) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8).contains(text);
    }

    private Chunk chunk(ErrorReport report) {
        return new Chunk(choices, new Chunk.Output(content, reasoning, refusal, toolCalls), finishReason,
                usageSeen ? new Chunk.Usage(true, tokens) : Chunk.Usage.NONE, report,
                new Chunk.Served(id, model, serviceTier));
    }

    private void topField(String name) throws IOException {
        switch (name) {
            case "choices" -> readChoices();
            case "usage" -> readUsage();
            case "error" -> readError();
            case "id" -> id = text();
            case "model" -> model = text();
            case "service_tier" -> serviceTier = text();
            default -> error.flatField(name, this::text);
        }
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
            case "delta", "message" -> fields(this::deltaField);
            case "finish_reason" -> finishReason = text();
            default -> {}
        }
    }

    private void deltaField(String name) throws IOException {
        switch (name) {
            case "content" -> content += text();
            case "reasoning", "reasoning_content" -> reasoning = longer(reasoning, text());
            case "refusal" -> refusal += text();
            case "tool_calls" -> elements(() -> toolCalls = true);
            default -> {}
        }
    }

    /** Some servers send both spellings with the same text: one of them is the token. */
    private static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }

    private void readUsage() throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) return;
        usageSeen = true;
        fields(this::usageField);
    }

    private void usageField(String name) throws IOException {
        switch (name) {
            case "prompt_tokens" -> count(TokenKind.PROMPT);
            case "completion_tokens" -> count(TokenKind.COMPLETION);
            case "completion_tokens_details", "prompt_tokens_details" -> fields(this::usageField);
            case "reasoning_tokens" -> count(TokenKind.REASONING);
            case "cached_tokens" -> count(TokenKind.CACHED);
            default -> {}
        }
    }

    private void count(TokenKind kind) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) return;
        long n = json.getNumberType() == NumberType.BIG_INTEGER ? -1 : json.getLongValue();
        if (n >= 0 && n <= Integer.MAX_VALUE) tokens = tokens.with(kind, (int) n);
    }

    private void readError() throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                error.nest();
                fields(this::errorField);
            }
            case VALUE_STRING -> error.nestText(text());
            case null, default -> {}
        }
    }

    private void errorField(String name) throws IOException {
        if (name.equals("availability")) fields(this::availabilityField);
        else error.nestedField(name, this::text);
    }

    private void availabilityField(String name) throws IOException {
        if (name.equals("code")) error.availability(text());
    }
}
