package dev.nines.db.retention;

import java.time.Instant;

/** Why something was not dropped. */
public sealed interface Kept {
    /** Not old enough before then. */
    record Young(Instant until) implements Kept {}

    /** A contract's claim can still be made. */
    record Claimable(String contract, Instant until) implements Kept {}

    /** The sums above it are not made yet. */
    record Open() implements Kept {}

    /** Rows came late, and the sums above are about to be counted anew. */
    record Due() implements Kept {}

    /** No seal stands for all of its runs yet, and without them none can be made. */
    record Unsealed() implements Kept {}

    /** Dropping would lose something: it holds so many rows, and the sums above it say another number. */
    record Differs(long held, long summed) implements Kept {}

    /** What it was summed up from is still kept, and may be summed up anew. */
    record Below() implements Kept {}

    /** Only because something older is. */
    record Order() implements Kept {}

    /** Somebody reads or drops it just now. */
    record Busy() implements Kept {}

    /** Nothing speaks for keeping it any longer: it goes with the next round. */
    record Ripe() implements Kept {}

    /** One word, of a closed set. */
    default String word() {
        return switch (this) {
            case Young _ -> "young";
            case Claimable _ -> "claim";
            case Open _ -> "open";
            case Due _ -> "due";
            case Unsealed _ -> "unsealed";
            case Differs _ -> "differs";
            case Below _ -> "below";
            case Order _ -> "order";
            case Busy _ -> "busy";
            case Ripe _ -> "ripe";
        };
    }

    /** A sentence's end for people, to be read after what is kept. */
    default String text() {
        return switch (this) {
            case Young(var until) -> "is kept until " + until + " for its age";
            case Claimable(var contract, var until) -> "is evidence for " + contract + " until " + until;
            case Open _ -> "is not summed up yet";
            case Due _ -> "has late rows that are not summed up yet";
            case Unsealed _ -> "is not sealed yet";
            case Differs(long held, long summed) -> "holds " + held + " runs, and the sums above it say " + summed;
            case Below _ -> "is kept as long as what it was summed up from";
            case Order _ -> "is kept because something older is";
            case Busy _ -> "is in use";
            case Ripe _ -> "goes with the next round";
        };
    }
}
