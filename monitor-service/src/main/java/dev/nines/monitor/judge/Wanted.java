package dev.nines.monitor.judge;

import dev.nines.sla.contract.Period;

/** Which periods of a log are judged. */
public sealed interface Wanted {
    /** Each period that is over, and of which the log has the beginning and the end. */
    record WholeOnes() implements Wanted {}

    /** This one, whatever part of it the log has. */
    record Only(Period period) implements Wanted {}
}
