package dev.nines.sla.measure;

import dev.nines.sla.Span;
import dev.nines.sla.Spans;
import dev.nines.sla.contract.Period;
import dev.nines.sla.measure.Measure.Denominator;

/**
 * The time that is judged.
 *
 * @param active while the contract is in force; it may begin or end inside the period
 * @param excluded what the contract does not count, such as announced maintenance
 */
public record Frame(Period period, Span active, Spans excluded) {
    /** A contract in force all through the period. */
    public static Frame of(Period period, Spans excluded) {
        return new Frame(period, period.span(), excluded);
    }

    /** The part of the period in which the contract is in force. */
    public Span judged() {
        return period.span().overlap(active);
    }

    Span whole(Denominator denominator) {
        return switch (denominator) {
            case ACTIVE_PART -> judged();
            case WHOLE_PERIOD -> period.span();
        };
    }
}
