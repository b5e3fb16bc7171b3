package dev.nines.probe.fault;

import java.util.concurrent.CompletableFuture;

/**
 * A second, independent host: where it cannot be reached either, it is our network that is away. It is believed from
 * its first answer on, and not while it is known to be wrong: a host that a firewall hides would excuse every endpoint.
 */
public interface Canary {
    /** Nobody to ask: no failure is put down to our network. */
    Canary NONE = new Canary() {
        @Override
        public CompletableFuture<Reachable> ask() {
            return CompletableFuture.completedFuture(Reachable.UNKNOWN);
        }

        @Override
        public Reachable during(Span span) {
            return Reachable.UNKNOWN;
        }

        @Override
        public void endpointAnswered(long nanos) {}
    };

    /** Asks now. Completes normally within a few seconds, on an event loop; the one asking is shared by all who wait. */
    CompletableFuture<Reachable> ask();

    /** {@code NO} where an asking that overlaps {@code span} failed, {@code UNKNOWN} where none is known to have. */
    Reachable during(Span span);

    /** An endpoint's bytes came at this instant: a canary that was failing just then is wrong about our network. */
    void endpointAnswered(long nanos);
}
