/**
 * Whose fault a run's end was: the endpoint's, or our own pause or network. {@link dev.nines.probe.fault.WhoseFault} is the
 * rule, pure; {@link dev.nines.probe.fault.FairProbe} asks the witnesses it needs and applies it. The witnesses
 * ({@link dev.nines.probe.fault.Stalls}, {@link dev.nines.probe.fault.Canary},
 * {@link dev.nines.probe.fault.EndpointCheck}) are ports.
 */
@NullMarked
package dev.nines.probe.fault;

import org.jspecify.annotations.NullMarked;
