package dev.nines.probe;

import java.util.concurrent.CompletableFuture;

/** Asks one question. */
public interface Probe {
    /**
     * Runs now, whatever the slot's instant says. The future always completes normally: everything that can go wrong is
     * an observation. It completes on an event loop, so continuations must not block.
     */
    CompletableFuture<Observation> ask(Slot slot);
}
