package dev.nines.sla.statistics;

/** A rank among ordered values, or that there is none far enough out: the interval is open on that side. */
public sealed interface Rank {
    record At(long rank) implements Rank {}

    record None() implements Rank {}
}
