package dev.nines.probe.openai;

import java.nio.ByteBuffer;

/** What an exchange tells of the reply, on the event loop. {@code nanos} is the time of the read that brought it. */
interface ReplyReader {
    /** An answer to our small question is never near it. */
    int USUAL_LIMIT_BYTES = 4 * 1024 * 1024;

    enum Progress {
        /** The deadline of the first token still runs. */
        NO_TOKEN_YET,
        ANSWERING,
        /** The last event came: nothing after it matters, the connection may be used again. */
        FINISHED,
        /** A fatal event came: nothing after it matters. */
        FAILED
    }

    /** A longer reply, or a longer body once decompressed, is cut off. */
    default int limitBytes() {
        return USUAL_LIMIT_BYTES;
    }

    /** @param head valid during the call */
    void head(ReplyHead head, long nanos);

    /** The body is compressed although nobody asked for it. Comes before {@link #head}. */
    void compressed();

    /** @param bytes valid during the call */
    Progress body(ByteBuffer bytes, long nanos);

    void complete(long nanos);
}
