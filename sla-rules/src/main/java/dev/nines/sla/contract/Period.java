package dev.nines.sla.contract;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** A calendar month in a contract's zone, {@code [from, to)}. Its length is real elapsed time: DST months differ. */
public record Period(YearMonth month, ZoneId zone) {
    public static Period containing(Instant instant, ZoneId zone) {
        return new Period(YearMonth.from(instant.atZone(zone)), zone);
    }

    public Instant from() {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    public Instant to() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    public boolean isOpenAt(Instant asOf) {
        return asOf.isBefore(to());
    }

    public Period previous() {
        return new Period(month.minusMonths(1), zone);
    }

    /** {@code 2026-10}. */
    public String label() {
        return month.toString();
    }
}
