package dev.nines.monitor.config.yaml;

import java.util.Comparator;

/** Where a value stands. Line and column count from 1; both are 0 where the source has no lines. */
public record Place(String source, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> IN_READING_ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

    public static Place in(String source) {
        return new Place(source, 0, 0);
    }

    public String text() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(Place other) {
        return IN_READING_ORDER.compare(this, other);
    }
}
