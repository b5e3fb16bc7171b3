package dev.nines.db.retention;

import java.time.Instant;

/** A stretch of time of one kind of row, and what became of it. */
public record Piece(Kind kind, Instant from, Instant to, Fate fate) {
    public enum Kind { RAW, HOURS, DAYS }

    public sealed interface Fate {}

    public record Dropped() implements Fate {}

    public record Stays(Kept why) implements Fate {}

    public boolean isDropped() {
        return switch (fate) {
            case Dropped _ -> true;
            case Stays _ -> false;
        };
    }
}
