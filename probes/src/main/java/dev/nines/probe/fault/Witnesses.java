package dev.nines.probe.fault;

/** Who can say of a failed run that it was ours. */
public record Witnesses(Stalls stalls, Canary canary, EndpointCheck endpoint) {}
