package dev.nines.sla.seal;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What one series' rows of one UTC day were when they were sealed.
 *
 * @param series {@code endpoint/probe/model@vantage}, as it was called then
 * @param revision 1 for the first, one more each time that the day's rows had become others
 */
public record DayRoot(String series, LocalDate day, int revision, long rows, Digest root) implements Comparable<DayRoot> {
    private static final String FORMAT = "nines-root/1";
    private static final Comparator<DayRoot> ORDER =
            Comparator.comparing(DayRoot::series).thenComparing(DayRoot::day).thenComparingInt(DayRoot::revision);

    public DayRoot {
        if (revision < 1) throw new IllegalArgumentException("revision must be positive: " + revision);
        if (rows < 0) throw new IllegalArgumentException("rows must not be negative: " + rows);
    }

    /** The cells before key and signature, as they stand in {@code roots.csv}. */
    public String line() {
        return cells().toString();
    }

    /** What is signed, as UTF-8: the word of the format, a comma, and the line. */
    public String signedText() {
        return FORMAT + "," + line();
    }

    @Override
    public int compareTo(DayRoot other) {
        return ORDER.compare(this, other);
    }

    CsvLine cells() {
        return new CsvLine().cell(series).cell(day.toString()).cell(revision).cell(rows).cell(root.hex());
    }
}
