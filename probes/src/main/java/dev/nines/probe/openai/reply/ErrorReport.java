package dev.nines.probe.openai.reply;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an error object says, in whichever of the field's shapes it came.
 *
 * @param isPresent false where the JSON held no error object
 * @param code a word or a number, as text; {@code ""} where absent, as for the others
 * @param availability OpenRouter's {@code availability.code}
 * @param isDegraded the text in which NVIDIA NIM reports an outage under status 400 stood in it
 */
public record ErrorReport(
        boolean isPresent, String code, String type, String availability, String message, boolean isDegraded) {
    public static final ErrorReport NONE = new ErrorReport(false, "", "", "", "", false);
    static final String DEGRADED_TEXT = "DEGRADED function cannot be invoked";
    private static final Set<String> GONE = Set.of("model_not_found", "no_endpoints", "model_deprecated");

    /** How OpenAI and vLLM say it. */
    private static final List<String> WRONG_ENDPOINT = List.of("not a chat model", "not in v1/chat/completions",
            "not supported in the v1/chat/completions", "does not support Chat Completions");

    /** True where the code or the type is this word. */
    public boolean says(String word) {
        return code.equals(word) || type.equals(word);
    }

    public boolean saysModelIsGone() {
        return says("model_not_found") || says("NotFoundError") || GONE.contains(availability);
    }

    /** The HTTP status that a numeric code stands for. */
    public OptionalInt numericCode() {
        boolean numeric = code.length() == 3 && code.chars().allMatch(c -> c >= '0' && c <= '9');
        return numeric ? OptionalInt.of(Integer.parseInt(code)) : OptionalInt.empty();
    }

    /** Other words than the ones classes turn on: an embedding or completion model was asked to chat. */
    public boolean saysWrongEndpoint() {
        return availability.equals("wrong_endpoint") || (!message.isEmpty() && WRONG_ENDPOINT.stream().anyMatch(message::contains));
    }

    public boolean asksForMaxCompletionTokens() {
        return message.contains("max_completion_tokens");
    }

    ErrorReport degraded() {
        return new ErrorReport(true, code, type, availability, message, true);
    }
}
