package dev.nines.probe.openai;

import dev.nines.probe.Observation;
import dev.nines.probe.Slot;
import java.time.InstantSource;
import java.util.function.Consumer;

/** What a benchmark must see beside the observation: the answer's text, and the stamp of the read that brought its first token. */
public final class StampedProbe {
    private final ChatCompletionProbe probe;

    private StampedProbe(ChatCompletionProbe probe) {
        this.probe = probe;
    }

    /** @param question a chat */
    public static StampedProbe of(ProbeTransport transport, Endpoint endpoint, Question question, InstantSource clock) {
        return new StampedProbe((ChatCompletionProbe) OpenAiProbe.of(transport, endpoint, question, clock));
    }

    /** @param firstTokenNanos {@code System.nanoTime()} of the read, {@link Long#MIN_VALUE} where no token came */
    public record Stamped(Observation observation, String content, long firstTokenNanos) {}

    /** {@code found} is called on an event loop. */
    public void ask(Slot slot, Consumer<Stamped> found) {
        var _ = probe.find(slot).thenAccept(finding -> found.accept(new Stamped(finding.observation(),
                finding.reading().text().content(), finding.reading().stamps().firstToken())));
    }
}
