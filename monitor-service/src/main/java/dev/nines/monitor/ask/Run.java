package dev.nines.monitor.ask;

import dev.nines.probe.Observation;

/** @param number in the order of the starts, from 1; runs that overlap may end in another order */
public record Run(long number, Observation observation) {}
