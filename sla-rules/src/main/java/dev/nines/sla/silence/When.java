package dev.nines.sla.silence;

import dev.nines.sla.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Stretches of time, once or again and again. */
public sealed interface When {
    /** Every stretch that ends after an instant, the earliest first; lazily, and without end where it recurs for ever. */
    Stream<Span> endingAfter(Instant after);

    record Once(Span span) implements When {
        public Once {
            if (span.isEmpty()) throw new IllegalArgumentException("to must be after " + span.from() + ": " + span.to());
        }

        @Override
        public Stream<Span> endingAfter(Instant after) {
            return Stream.of(span).filter(one -> one.to().isAfter(after));
        }
    }

    /** On these days of every week. */
    record Weekly(Set<DayOfWeek> days, Clock clock) implements When {
        public Weekly {
            if (days.isEmpty()) throw new IllegalArgumentException("a weekly window must name at least one day");
            days = Collections.unmodifiableSet(EnumSet.copyOf(days));
        }

        @Override
        public Stream<Span> endingAfter(Instant after) {
            return clock.spans(after, date -> days.contains(date.getDayOfWeek()));
        }
    }

    /**
     * On one day of every month.
     *
     * @param nth 1 to 4, or {@link #LAST}
     */
    record Monthly(int nth, DayOfWeek day, Clock clock) implements When {
        public static final int LAST = -1;

        public Monthly {
            if (nth != LAST && (nth < 1 || nth > 4)) {
                throw new IllegalArgumentException("nth must be in 1..4, or -1 for the last: " + nth);
            }
        }

        @Override
        public Stream<Span> endingAfter(Instant after) {
            return clock.spans(after, date -> date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(nth, day))));
        }
    }

    /**
     * When on such a day, and for how long. Where the clock jumps over the time, the window begins as it jumps; where the time comes
     * twice, it begins at the first. It lasts its length of real time.
     *
     * @param during when the recurring window is in force; a window that begins before its end is not cut off
     */
    record Clock(LocalTime at, ZoneId zone, Duration length, Span during) {
        /** For ever, as far as anybody here cares. */
        public static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

        private static final Duration LONGEST = Duration.ofDays(7);

        public Clock {
            if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("length must be in (0, 7 days]: " + length);
            }
        }

        Stream<Span> spans(Instant after, Predicate<LocalDate> on) {
            var earliest = after.isAfter(during.from()) ? after : during.from();
            if (!during.to().plus(length).isAfter(earliest)) return Stream.empty();
            var first = earliest.minus(length).atZone(zone).toLocalDate().minusDays(1);
            var last = during.to().atZone(zone).toLocalDate();
            return first.datesUntil(last.plusDays(1)).filter(on).map(this::on)
                    .filter(span -> during.contains(span.from()) && span.to().isAfter(after));
        }

        private Span on(LocalDate date) {
            var begin = begin(date);
            return new Span(begin, begin.plus(length));
        }

        private Instant begin(LocalDate date) {
            var local = date.atTime(at);
            return Optional.ofNullable(zone.getRules().getTransition(local)).filter(shift -> shift.isGap())
                    .map(shift -> shift.getInstant())
                    .orElseGet(() -> local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
        }
    }
}
