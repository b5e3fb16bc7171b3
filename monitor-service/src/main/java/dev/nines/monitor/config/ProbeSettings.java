package dev.nines.monitor.config;

import dev.nines.probe.openai.Ask;
import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.Connecting;
import dev.nines.probe.openai.Prompt;
import java.time.Duration;
import java.util.List;

/**
 * What is asked, how often, and its limits.
 *
 * @param endpoint the name of an endpoint of the same settings
 * @param models patterns; an exact id is asked even where the endpoint does not list it; none where no model is asked
 */
public record ProbeSettings(
        String name, String endpoint, List<ModelPattern> models, Duration every, Ask ask, Conduct conduct) {
    /** The usual question: a word to repeat, which no cache can know. */
    public static final Ask.Chat PONG = new Ask.Chat(
            Prompt.of("Reply with exactly this word and nothing else: pong-{nonce}"), "{nonce}", 16, "", Delivery.STREAMED);

    public ProbeSettings {
        models = List.copyOf(models);
        if (!every.isPositive()) throw new IllegalArgumentException("every must be positive: " + every);
    }

    /** Only what streams has a first token; a rule about first tokens finds nothing to judge on anything else. */
    public boolean streams() {
        return ask instanceof Ask.Chat chat && chat.delivery() == Delivery.STREAMED;
    }

    public Timeouts timeouts() {
        return conduct.timeouts();
    }

    /**
     * How a question is put, whatever it is.
     *
     * @param afterIdle how long the model was left alone before every question; zero where it does not matter
     */
    public record Conduct(Timeouts timeouts, Connecting connecting, Duration afterIdle) {
        public static final Conduct USUAL = new Conduct(Timeouts.USUAL, Connecting.KEPT, Duration.ZERO);

        public Conduct {
            if (afterIdle.isNegative()) throw new IllegalArgumentException("afterIdle must not be negative: " + afterIdle);
        }

        public boolean wantsIdleModel() {
            return afterIdle.isPositive();
        }
    }

    /** From the send, except {@code idle}: the longest gap between two tokens. */
    public record Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {
        public static final Timeouts USUAL =
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(10),
                        Duration.ofSeconds(60));
    }
}
