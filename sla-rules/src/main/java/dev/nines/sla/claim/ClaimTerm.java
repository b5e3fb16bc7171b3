package dev.nines.sla.claim;

import dev.nines.sla.Span;
import dev.nines.sla.contract.Period;
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

    /** {@code within 30 days of the period's end}. */
    default String text() {
        return switch (this) {
            case WithinOfDowntime(var within) -> "within " + length(within) + " of the downtime";
            case AfterPeriodEnd(var within) -> "within " + length(within) + " of the period's end";
            case DaysAfterIncident(int days) -> "within " + days + " days of the incident";
            case BusinessDaysAfterIncident(int days) -> "within " + days + " business days of the incident";
            case DaysAfterMonthEnd(int days) -> "within " + days + " days of the end of the incident's month";
            case DaysAfterQuarterEnd(int days) -> "within " + days + " days of the end of the incident's quarter";
            case MonthsAfterMonthEnd(int months) -> "within " + months + " months of the end of the incident's month";
            case EndOfLaterCycle(int cycles) -> "by the end of the billing cycle " + cycles + " after the incident's";
        };
    }

    private static String length(Duration duration) {
        boolean wholeDays = duration.equals(Duration.ofDays(duration.toDays())) && !duration.isZero();
        return wholeDays ? duration.toDays() + " days" : duration.toMinutes() + " minutes";
    }

    /**
     * For what happened in a period of a contract, which need not be a month.
     *
     * @param outage its beginning lies in the period
     */
    default Readings readings(Span outage, Period period) {
        return switch (this) {
            case AfterPeriodEnd(var within) -> AfterPeriodEnd.readings(within, period);
            case WithinOfDowntime _, DaysAfterIncident _, BusinessDaysAfterIncident _, DaysAfterMonthEnd _,
                    DaysAfterQuarterEnd _, MonthsAfterMonthEnd _, EndOfLaterCycle _ -> readings(outage, period.zone());
        };
    }

    /**
     * {@code within 30 days of the end of the period}: elapsed time, or calendar days in the contract's zone, which
     * differ by an hour where the clock changes in between. Without a period at hand, it is the month of the outage.
     */
    record AfterPeriodEnd(Duration within) implements ClaimTerm {
        public AfterPeriodEnd {
            if (within.isNegative()) throw new IllegalArgumentException("claim-within must not be negative: " + within);
        }

        @Override
        public Readings readings(Span outage, ZoneId zone) {
            return readings(within, Period.containing(outage.from(), zone));
        }

        private static Readings readings(Duration within, Period period) {
            long days = within.toDays();
            var byCalendar = period.to().atZone(period.zone()).plusDays(days).toInstant().plus(within.minusDays(days));
            return Readings.of(
                    new Deadline(period.to().plus(within), period.zone()), new Deadline(byCalendar, period.zone()));
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
