package dev.nines.probe.openai;

/** What is asked, the model apart. */
public sealed interface Ask {
    /**
     * A chat completion.
     *
     * @param expect must occur in the answer, in any case of letters; {@code {nonce}} as in the prompt; {@code ""}
     *     checks nothing
     * @param maxTokens counts the tokens of reasoning too, as the servers do
     * @param serviceTier sent as {@code service_tier}; {@code ""} sends none
     */
    record Chat(Prompt prompt, String expect, int maxTokens, String serviceTier, Delivery delivery) implements Ask {
        public Chat {
            if (maxTokens < 1) throw new IllegalArgumentException("maxTokens must be at least 1: " + maxTokens);
        }

        /** As most are asked: answered in a stream, of no service tier in particular. */
        public static Chat streamed(String prompt, String expect, int maxTokens) {
            return new Chat(Prompt.of(prompt), expect, maxTokens, "", Delivery.STREAMED);
        }

        String expectedWith(String nonce) {
            return expect.replace(Prompt.NONCE, nonce);
        }
    }

    /** The vector of a text. It is checked and measured, never kept. */
    record Embedding(Prompt prompt) implements Ask {}

    /** {@code GET models}: is the endpoint there, and does it list anything? Costs no token and asks no model. */
    record Models() implements Ask {}

    /** How an answer is asked to come: event by event, or as one document when it is complete. */
    enum Delivery { STREAMED, WHOLE }
}
