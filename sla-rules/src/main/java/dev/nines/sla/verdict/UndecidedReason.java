package dev.nines.sla.verdict;

/** Why nothing was found, in the order in which it is asked. */
public enum UndecidedReason {
    PERIOD_OPEN,
    /** No sample counted: nothing ran, or all of it was excluded. */
    NO_DATA,
    LOW_COVERAGE,
    TOO_FEW_SAMPLES
}
