package dev.nines.sla.statement;

import dev.nines.sla.contract.Contract;
import dev.nines.sla.contract.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Until when a credit can be claimed, by the earlier of two readings: elapsed time from the period's end, and calendar
 * days in the contract's zone. They differ by an hour where the clock changes in between.
 *
 * @param before a claim must arrive before this instant
 * @param lastDay the last local date on which it can be sent
 */
public record ClaimDeadline(Instant before, LocalDate lastDay) {
    public static ClaimDeadline of(Contract contract, Period period) {
        var elapsed = period.to().plus(contract.claimWithin());
        var before = earlier(elapsed, byCalendar(contract.claimWithin(), period));
        return new ClaimDeadline(before, before.minusNanos(1).atZone(period.zone()).toLocalDate());
    }

    private static Instant byCalendar(Duration within, Period period) {
        var days = within.toDays();
        return period.to().atZone(period.zone()).plusDays(days).toInstant().plus(within.minusDays(days));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
