package dev.nines.sla.sample;

import java.time.Instant;

/**
 * An observation as a contract, or the incident policy, counts it. {@code reason} is the observation's class in the
 * words of the wire ({@code OK}, {@code TIMEOUT}, {@code RATE_LIMITED}): listed in evidence, never interpreted here.
 */
public sealed interface Sample {
    Instant slot();

    String reason();

    record Good(Instant slot, String reason, LatencyBound latency) implements Sample {}

    record Bad(Instant slot, String reason, LatencyBound latency) implements Sample {}

    /** Counted nowhere, listed with its reason. */
    record Excluded(Instant slot, String reason) implements Sample {}

    /** The slot was not a test of the service: for coverage it is as good as never run. */
    record Missing(Instant slot, String reason) implements Sample {}
}
