package dev.nines.sla.contract;

import dev.nines.sla.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/**
 * Whole days in a contract's zone, from the local midnight of the first to the local midnight after the last. Its
 * length is real elapsed time: a month in which the clock changes is longer or shorter than its days.
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {
    public Period {
        if (last.isBefore(first)) throw new IllegalArgumentException("last must not be before " + first + ": " + last);
    }

    public Period(YearMonth month, ZoneId zone) {
        this(month.atDay(1), month.atEndOfMonth(), zone);
    }

    /** The calendar month of an instant. */
    public static Period containing(Instant instant, ZoneId zone) {
        return new Period(YearMonth.from(instant.atZone(zone)), zone);
    }

    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    public Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public Span span() {
        return new Span(from(), to());
    }

    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    public boolean isOpenAt(Instant asOf) {
        return asOf.isBefore(to());
    }

    /** As many whole months before, or as many days where these days are not whole months. */
    public Period previous() {
        if (!isWholeMonths()) return new Period(first.minusDays(days()), first.minusDays(1), zone);
        long months = ChronoUnit.MONTHS.between(first, last.plusDays(1));
        return new Period(first.minusMonths(months), first.minusDays(1), zone);
    }

    /** {@code 2026-10}, {@code 2026-Q1}, {@code 2026-06-12..2026-06-30}. */
    public String label() {
        if (!isWholeMonths()) return first + ".." + last;
        if (YearMonth.from(first).equals(YearMonth.from(last))) return YearMonth.from(first).toString();
        int quarter = first.get(IsoFields.QUARTER_OF_YEAR);
        boolean wholeQuarter = first.get(IsoFields.DAY_OF_QUARTER) == 1 && first.plusMonths(3).equals(last.plusDays(1));
        return wholeQuarter ? first.getYear() + "-Q" + quarter : first + ".." + last;
    }

    private boolean isWholeMonths() {
        return first.getDayOfMonth() == 1 && last.plusDays(1).getDayOfMonth() == 1;
    }
}
