package dev.nines.probe.fault;

import java.util.concurrent.CompletableFuture;

/** Whether the endpoint answers anything at all, its list of models for example. */
@FunctionalInterface
public interface EndpointCheck {
    EndpointCheck NEVER = () -> CompletableFuture.completedFuture(Reachable.UNKNOWN);

    /** Completes normally within a few seconds. {@code UNKNOWN} where it may not be asked now. */
    CompletableFuture<Reachable> ask();
}
