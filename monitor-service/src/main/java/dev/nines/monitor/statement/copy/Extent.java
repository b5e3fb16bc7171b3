package dev.nines.monitor.statement.copy;

/** How much a zip holds. */
public enum Extent { EVIDENCE, EVERY_OBSERVATION }
