package dev.nines.probe.openai;

/**
 * What a model is told.
 *
 * @param text {@code {nonce}} in it becomes eight hex digits, new for every run; they are also put before it where it
 *     does not begin with them, so that no cache of prompts can answer
 * @param contextTokens about how many tokens the whole is filled up to, by words between nonce and text; 0 fills
 *     nothing. How many they are to the model is what its server reports as {@code prompt_tokens}
 */
public record Prompt(String text, int contextTokens) {
    static final String NONCE = "{nonce}";

    public Prompt {
        if (text.isBlank()) throw new IllegalArgumentException("prompt must not be blank");
        if (contextTokens < 0) throw new IllegalArgumentException("contextTokens must not be negative: " + contextTokens);
    }

    public static Prompt of(String text) {
        return new Prompt(text, 0);
    }

    String with(String nonce) {
        String filled = text.replace(NONCE, nonce);
        if (contextTokens > 0) return nonce + "\n\n" + Filler.words(contextTokens - Filler.count(filled)) + "\n\n" + filled;
        return filled.startsWith(nonce) ? filled : nonce + " " + filled;
    }
}
