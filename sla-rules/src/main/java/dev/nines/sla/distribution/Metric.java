package dev.nines.sla.distribution;

/** The latencies that are kept as distributions when observations are gone. */
public enum Metric { CONNECT, TTFT, TOTAL, TPOT }
