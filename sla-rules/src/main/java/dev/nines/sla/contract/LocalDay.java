package dev.nines.sla.contract;

import dev.nines.sla.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A day of a zone, as far as it lies in a stretch of time: whole, it has 23 or 25 hours where the clocks change.
 *
 * @param span never empty
 */
public record LocalDay(LocalDate date, Span span) {
    /** In order; together they are the whole stretch. */
    public static List<LocalDay> of(Span time, ZoneId zone) {
        var days = new ArrayList<LocalDay>();
        for (var date = LocalDate.ofInstant(time.from(), zone); begin(date, zone).isBefore(time.to()); date = date.plusDays(1)) {
            var part = new Span(begin(date, zone), begin(date.plusDays(1), zone)).overlap(time);
            if (!part.isEmpty()) days.add(new LocalDay(date, part));
        }
        return List.copyOf(days);
    }

    private static Instant begin(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }
}
