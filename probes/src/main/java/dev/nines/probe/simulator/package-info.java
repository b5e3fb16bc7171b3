/**
 * A simulated OpenAI-compatible gateway for anybody's tests, and the past it would have had. Entry types
 * {@link dev.nines.probe.simulator.SimulatedGateway} (speaks the wire) and
 * {@link dev.nines.probe.simulator.SimulatedHistory} (writes observations without a network). Both follow the same pure
 * {@link dev.nines.probe.simulator.Behaviour} of a {@link dev.nines.probe.simulator.script.Script}.
 */
@NullMarked
package dev.nines.probe.simulator;

import org.jspecify.annotations.NullMarked;
