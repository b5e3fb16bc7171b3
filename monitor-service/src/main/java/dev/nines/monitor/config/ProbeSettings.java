package dev.nines.monitor.config;

import java.time.Duration;
import java.util.List;

/**
 * The question and its limits.
 *
 * @param endpoint the name of an endpoint of the same settings
 * @param models patterns; an exact id is asked even where the endpoint does not list it
 */
public record ProbeSettings(
        String name, String endpoint, List<ModelPattern> models, Duration every, Question question, Timeouts timeouts) {
    public ProbeSettings {
        models = List.copyOf(models);
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
    }

    /**
     * @param prompt {@code {nonce}} is replaced by a word that no cache can know
     * @param expect what an answer must contain, {@code {nonce}} replaced too; {@code ""} accepts any answer
     * @param maxTokens the most output tokens to ask for
     */
    public record Question(String prompt, String expect, int maxTokens) {
        public static final Question PONG =
                new Question("Reply with exactly this word and nothing else: pong-{nonce}", "{nonce}", 16);
    }

    /** From the send, except {@code idle}: the longest gap between two tokens. */
    public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {
        public static final Timeouts USUAL =
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(10),
                        Duration.ofSeconds(60));
    }
}
