package dev.nines.db.retention;

import java.time.Duration;

/** How old each kind of row may become before it is dropped. Months are kept for ever. */
public record Ages(Duration raw, Duration hours, Duration days) {
    /** Thirteen months of hours, so that a month can be compared with the same month a year ago; ten years of days. */
    public static final Ages USUAL = new Ages(Duration.ofDays(75), Duration.ofDays(400), Duration.ofDays(3650));

    public Ages {
        if (!raw.isPositive()) throw new IllegalArgumentException("raw must be longer than nothing: " + raw);
        if (hours.compareTo(raw) < 0) throw new IllegalArgumentException("hours must be at least as long as raw: " + hours);
        if (days.compareTo(hours) < 0) throw new IllegalArgumentException("days must be at least as long as hours: " + days);
    }
}
