package dev.nines.monitor.judge.read;

import java.util.ArrayList;
import java.util.List;

/** The lines that were not understood: how many, and where the first of them are. */
public final class Unread {
    private static final int MOST_LISTED = 10;

    private final List<Place> first = new ArrayList<>();
    private long count;

    /** @param line counted from 1 */
    public record Place(String file, long line, String reason) {
        /** {@code requests.ndjson:17: is not whole JSON}. */
        public String text() {
            return file + ":" + line + ": " + reason;
        }
    }

    void add(Place place) {
        if (first.size() < MOST_LISTED) first.add(place);
    }

    void count(long more) {
        count += more;
    }

    public long count() {
        return count;
    }

    public List<Place> first() {
        return List.copyOf(first);
    }
}
