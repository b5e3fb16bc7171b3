package dev.nines.db.rollup;

/** How far a step of {@link Rollups} came. A sum is that of one hour, day or month of one series. */
public sealed interface Progress {
    /** Everything that is closed is summed up. */
    record Done(int sums) implements Progress {}

    /** The step was as large as a step may be, and there may be more. */
    record MoreToDo(int sums) implements Progress {}

    /** Another session sums up at this moment; nothing was done. */
    record AnotherWorker() implements Progress {}
}
