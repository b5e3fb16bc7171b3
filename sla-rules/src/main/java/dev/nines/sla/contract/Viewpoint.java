package dev.nines.sla.contract;

import dev.nines.sla.vantage.Vantages;

/** Who must have seen a fault. */
public sealed interface Viewpoint {
    /** Each vantage is judged for itself. */
    record EachVantage() implements Viewpoint {}

    /** Several vantages look at one service, and a slot is what a quorum of them says. */
    record Together(Vantages vantages) implements Viewpoint {}
}
