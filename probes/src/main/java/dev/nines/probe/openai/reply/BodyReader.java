package dev.nines.probe.openai.reply;

import java.nio.ByteBuffer;

/** Reads the body of one reply while it comes. */
public sealed interface BodyReader permits ChatReader, ItemReader {
    /** @param nanos when these bytes were read */
    void feed(ByteBuffer bytes, long nanos);

    /** The body is complete. */
    void end(long nanos);

    /** The last event came: nothing after it counts. */
    boolean isDone();

    /** A fault or an error object came: nothing after it counts. */
    boolean hasFailed();

    boolean hasToken();

    Reading reading();
}
