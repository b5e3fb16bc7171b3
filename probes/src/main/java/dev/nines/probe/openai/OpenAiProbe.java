package dev.nines.probe.openai;

import dev.nines.probe.Observation;
import dev.nines.probe.Probe;
import dev.nines.probe.Slot;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * Asks an OpenAI-compatible endpoint one question, run after run. Nothing is retried inside a run, except that a kept
 * connection which died before the first byte of an answer is replaced once.
 */
public sealed interface OpenAiProbe extends Probe permits ChatCompletionProbe, EmbeddingProbe, ModelsProbe {
    static OpenAiProbe of(ProbeTransport transport, Endpoint endpoint, Question question, InstantSource clock) {
        var line = new Line(transport, endpoint, clock);
        return switch (question.ask()) {
            case Ask.Chat chat -> new ChatCompletionProbe(line, question, chat);
            case Ask.Embedding embedding -> new EmbeddingProbe(line, question, embedding);
            case Ask.Models _ -> new ModelsProbe(line, question);
        };
    }

    /** As {@link #ask}, with what an observation does not hold. */
    CompletableFuture<Run> run(Slot slot);

    @Override
    default CompletableFuture<Observation> ask(Slot slot) {
        return run(slot).thenApply(Run::observation);
    }
}
