package dev.nines.sla;

/** What is judged, by a name that only the caller can read. */
public record SeriesId(String name) implements Comparable<SeriesId> {
    public SeriesId {
        if (name.isBlank()) throw new IllegalArgumentException("series must have a name");
    }

    @Override
    public int compareTo(SeriesId other) {
        return name.compareTo(other.name);
    }
}
