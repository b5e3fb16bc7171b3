package dev.nines.probe.openai;

/**
 * What is asked.
 *
 * @param prompt {@code {nonce}} in it becomes eight hex digits, new for every run; they are also put before it where it
 *     does not begin with them, so that no cache of prompts can answer
 * @param expect must occur in the answer, in any case of letters; {@code {nonce}} as above; {@code ""} checks nothing
 * @param probeVersion names prompt and limits, so that unlike questions are never compared unseen
 * @param simulated true where the endpoint is our own simulator
 */
public record Question(String model, String prompt, String expect, int maxTokens, Deadlines deadlines, Pricing pricing,
        String probeVersion, boolean simulated) {
    static final String NONCE = "{nonce}";

    public Question {
        if (model.isBlank()) throw new IllegalArgumentException("model must not be blank");
        if (prompt.isBlank()) throw new IllegalArgumentException("prompt must not be blank");
        if (maxTokens < 1) throw new IllegalArgumentException("maxTokens must be at least 1: " + maxTokens);
    }

    String promptWith(String nonce) {
        String filled = prompt.replace(NONCE, nonce);
        return filled.startsWith(nonce) ? filled : nonce + " " + filled;
    }

    String expectedWith(String nonce) {
        return expect.replace(NONCE, nonce);
    }
}
