package dev.nines.monitor.judge.read;

/** How a format is cut into records, and how the records of a chunk are read. */
interface Records {
    /** There is no whole record yet. */
    int NONE = 0;

    /**
     * The end of the last whole record, or {@link #NONE}.
     *
     * @param size how many bytes there are, of which the last may be in the middle of a record
     */
    int lastEnd(byte[] bytes, int size);

    /** May be called by several threads at once. */
    Batch read(Chunk chunk);
}
