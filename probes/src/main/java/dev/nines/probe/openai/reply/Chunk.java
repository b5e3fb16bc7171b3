package dev.nines.probe.openai.reply;

import dev.nines.probe.Tokens;

/** One JSON object of a chat answer: a chunk of a stream, or the whole document. Absent texts are {@code ""}. */
record Chunk(Choices choices, Output output, String finishReason, Usage usage, ErrorReport error,
        Reading.Origin origin) {
    enum Choices { ABSENT, NONE, SOME }

    /** {@code isPresent} tells an empty usage object from none. */
    record Usage(boolean isPresent, Tokens tokens) {
        static final Usage NONE = new Usage(false, Tokens.NONE);
    }
}
