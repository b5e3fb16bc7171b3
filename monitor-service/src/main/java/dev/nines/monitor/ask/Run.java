package dev.nines.monitor.ask;

import dev.nines.probe.Gaps;
import dev.nines.probe.Observation;

/**
 * @param number in the order of the starts, from 1; runs that overlap may end in another order
 * @param gaps each distance between the token reads of the answer
 */
public record Run(long number, Observation observation, Gaps gaps) {}
