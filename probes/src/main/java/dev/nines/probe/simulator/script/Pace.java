package dev.nines.probe.simulator.script;

/**
 * How fast a model answers.
 *
 * @param firstToken from the complete request to the first token
 * @param perToken from one token to the next, drawn once for each answer; single gaps stray from it by at most 30 %
 */
public record Pace(LatencyModel firstToken, LatencyModel perToken) {}
