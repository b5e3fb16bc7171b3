package dev.nines.sla.claim;

import dev.nines.sla.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/** What a contract says of when to claim. Public holidays are not known: a business day is Monday to Friday. */
public sealed interface ClaimTerm {
    /** For an outage, by the calendar of the contract's zone; the day it began decides its month. */
    Readings readings(Span outage, ZoneId zone);

    /** {@code within 60 minutes of the downtime}: of its beginning, or of its end. */
    record WithinOfDowntime(Duration within) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            return Readings.of(
                    new Deadline(outage.from().plus(within), zone), new Deadline(outage.to().plus(within), zone));
        }
    }

    record DaysAfterIncident(int days) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            return Readings.of(Deadline.endOf(day(outage, zone).plusDays(days), zone));
        }
    }

    record BusinessDaysAfterIncident(int days) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            var day = day(outage, zone);
            for (int left = days; left > 0; left--) day = nextBusinessDay(day);
            return Readings.of(Deadline.endOf(day, zone));
        }
    }

    record DaysAfterMonthEnd(int days) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            return Readings.of(Deadline.endOf(monthEnd(outage, zone).plusDays(days), zone));
        }
    }

    record DaysAfterQuarterEnd(int days) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            var first = day(outage, zone).with(IsoFields.DAY_OF_QUARTER, 1);
            return Readings.of(Deadline.endOf(first.plusMonths(3).minusDays(1).plusDays(days), zone));
        }
    }

    /**
     * {@code within two months of the end of the billing month}: for one that ends on 28 February that is 28 April, or
     * the end of April.
     */
    record MonthsAfterMonthEnd(int months) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            var day = monthEnd(outage, zone).plusMonths(months);
            return Readings.of(
                    Deadline.endOf(day, zone), Deadline.endOf(YearMonth.from(day).atEndOfMonth(), zone));
        }
    }

    /** {@code by the end of the second billing cycle after that of the incident}, where a cycle is a calendar month. */
    record EndOfLaterCycle(int cyclesAfter) implements ClaimTerm {
        @Override
        public Readings readings(Span outage, ZoneId zone) {
            var last = YearMonth.from(day(outage, zone)).plusMonths(cyclesAfter).atEndOfMonth();
            return Readings.of(Deadline.endOf(last, zone));
        }
    }

    private static LocalDate day(Span outage, ZoneId zone) {
        return outage.from().atZone(zone).toLocalDate();
    }

    private static LocalDate monthEnd(Span outage, ZoneId zone) {
        return YearMonth.from(day(outage, zone)).atEndOfMonth();
    }

    private static LocalDate nextBusinessDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case FRIDAY -> day.plusDays(3);
            case SATURDAY -> day.plusDays(2);
            case SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> day.plusDays(1);
        };
    }
}
