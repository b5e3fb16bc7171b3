package dev.nines.sla.statement;

import dev.nines.sla.Span;
import dev.nines.sla.claim.Deadline;
import dev.nines.sla.claim.Readings;
import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;

/**
 * Until when a credit can be claimed.
 *
 * @param before a claim must arrive before this instant
 * @param lastDay the last local date on which it can be sent
 */
public record ClaimDeadline(Instant before, LocalDate lastDay) {
    /**
     * By the earlier reading of the contract's text.
     *
     * @param outages what may be claimed for, beginning in the period; the first of them to lapse decides. Where there is
     *     none, the period's last moment stands for one.
     */
    public static ClaimDeadline of(Contract contract, Period period, Collection<Span> outages) {
        var first = outages.stream()
                .map(outage -> contract.claim().readings(outage, period).earlier())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> atTheEnd(contract, period).earlier());
        return of(first);
    }

    /** The last moment at which anything of the period may be claimed, by the later reading: its evidence is needed until then. */
    public static ClaimDeadline latest(Contract contract, Period period) {
        return of(atTheEnd(contract, period).later());
    }

    private static Readings atTheEnd(Contract contract, Period period) {
        return contract.claim().readings(new Span(period.to().minusNanos(1), period.to()), period);
    }

    private static ClaimDeadline of(Deadline deadline) {
        return new ClaimDeadline(deadline.before(), deadline.lastDay());
    }
}
