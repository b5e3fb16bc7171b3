package dev.nines.sla.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** @param before a claim must arrive before this instant */
public record Deadline(Instant before, ZoneId zone) implements Comparable<Deadline> {
    static Deadline endOf(LocalDate lastDay, ZoneId zone) {
        return new Deadline(lastDay.plusDays(1).atStartOfDay(zone).toInstant(), zone);
    }

    /** The last local date on which a claim can be sent. */
    public LocalDate lastDay() {
        return before.minusNanos(1).atZone(zone).toLocalDate();
    }

    @Override
    public int compareTo(Deadline other) {
        return before.compareTo(other.before);
    }
}
