package dev.nines.probe.fault;

import java.time.Duration;

/**
 * A stretch in which an event loop did not run.
 *
 * @param length how long it stood still; more than {@code when} where the machine was suspended, because the monotonic
 *     clock may stand still with it
 */
public record Stall(Span when, Duration length) {}
