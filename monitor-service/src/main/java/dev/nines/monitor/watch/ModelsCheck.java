package dev.nines.monitor.watch;

import dev.nines.probe.fault.EndpointCheck;
import dev.nines.probe.fault.Reachable;
import dev.nines.probe.openai.Deadlines;
import dev.nines.probe.openai.ModelList;
import dev.nines.probe.openai.ModelsClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Asks an endpoint for its list of models to learn whether it answers at all: once at a time, at most every ten seconds, and never beyond
 * what its budget allows. Whoever comes too soon hears that nobody asked.
 */
final class ModelsCheck implements EndpointCheck {
    /** Short: a run waits for the answer. */
    static final Deadlines LIMITS =
            new Deadlines(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(2_500));
    private static final Duration SPACING = Duration.ofSeconds(10);
    private static final CompletableFuture<Reachable> NOT_ASKED = CompletableFuture.completedFuture(Reachable.UNKNOWN);

    private final ModelsClient models;
    private final Predicate<Instant> mayAsk;
    private final InstantSource clock;
    private CompletableFuture<Reachable> last = NOT_ASKED;
    private Instant asked = Instant.MIN;

    /** @param mayAsk takes one request from the endpoint's budget, if it has one */
    ModelsCheck(ModelsClient models, Predicate<Instant> mayAsk, InstantSource clock) {
        this.models = models;
        this.mayAsk = mayAsk;
        this.clock = clock;
    }

    @Override
    public synchronized CompletableFuture<Reachable> ask() {
        if (!last.isDone()) return last;
        var now = clock.instant();
        boolean tooSoon = !now.isBefore(asked) && now.isBefore(asked.plus(SPACING)); // a clock that was set back must not silence us
        if (tooSoon || !mayAsk.test(now)) return NOT_ASKED;
        asked = now;
        last = models.list().thenApply(ModelsCheck::reached);
        return last;
    }

    /** A refusal is an answer. */
    private static Reachable reached(ModelList list) {
        return switch (list) {
            case ModelList.Listed _, ModelList.Refused _ -> Reachable.YES;
            case ModelList.Unreachable _ -> Reachable.NO;
        };
    }
}
