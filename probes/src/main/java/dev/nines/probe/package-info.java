/**
 * One question to one model, and exactly what happened. The nouns of the house live here:
 * {@link dev.nines.probe.Target}, {@link dev.nines.probe.Series}, {@link dev.nines.probe.Slot},
 * {@link dev.nines.probe.Observation}, and the ports {@link dev.nines.probe.Probe},
 * {@link dev.nines.probe.ObservationSink}, {@link dev.nines.probe.ObservationHistory}. What an observation is worth to
 * a contract is decided elsewhere ({@code sla-rules}); the wire itself is in {@code dev.nines.probe.openai}.
 */
@NullMarked
package dev.nines.probe;

import org.jspecify.annotations.NullMarked;
