package dev.nines.sla.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;

/** How a contract cuts time into the periods that it promises something for. */
public sealed interface Cycle {
    /** The period that an instant falls into; of a rolling one, that which ends with the instant's day. */
    Period containing(Instant instant, ZoneId zone);

    /** The period after which this one begins; of a rolling one, that of the day before. */
    Period before(Period period);

    record Month() implements Cycle {
        @Override
        public Period containing(Instant instant, ZoneId zone) {
            return Period.containing(instant, zone);
        }

        @Override
        public Period before(Period period) {
            return period.previous();
        }
    }

    record Quarter() implements Cycle {
        @Override
        public Period containing(Instant instant, ZoneId zone) {
            var first = day(instant, zone).with(IsoFields.DAY_OF_QUARTER, 1);
            return new Period(first, YearMonth.from(first).plusMonths(2).atEndOfMonth(), zone);
        }

        @Override
        public Period before(Period period) {
            return period.previous();
        }
    }

    /** The last {@code days} days, judged anew each day. */
    record RollingDays(int days) implements Cycle {
        public RollingDays {
            if (days < 1) throw new IllegalArgumentException("days must be at least 1: " + days);
        }

        @Override
        public Period containing(Instant instant, ZoneId zone) {
            return endingWith(day(instant, zone), zone);
        }

        @Override
        public Period before(Period period) {
            return endingWith(period.last().minusDays(1), period.zone());
        }

        private Period endingWith(LocalDate last, ZoneId zone) {
            return new Period(last.minusDays(days - 1L), last, zone);
        }
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
