package dev.nines.monitor.ask;

import dev.nines.probe.Series;
import dev.nines.probe.Slot;
import java.util.concurrent.CompletableFuture;

/**
 * What is asked.
 *
 * @param probeVersion names the question, also in runs that were never sent
 */
public record Subject(Series series, Asker asker, String probeVersion) {
    /** Asks once; {@link dev.nines.probe.openai.OpenAiProbe#run} outside tests. */
    @FunctionalInterface
    public interface Asker {
        CompletableFuture<dev.nines.probe.openai.Run> run(Slot slot);
    }
}
