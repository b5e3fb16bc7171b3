package dev.nines.probe;

import java.util.concurrent.CompletableFuture;

/** Asks one question. */
public interface Probe {
    /**
     * Runs now, whatever the slot's instant says. The future always completes normally: everything that can go wrong is
     * an observation. It completes on an event loop, so continuations must not block.
     * Cancelling it ends the run and closes its connection; what was spent is spent, and nothing is told of it.
     */
    CompletableFuture<Observation> ask(Slot slot);
}
