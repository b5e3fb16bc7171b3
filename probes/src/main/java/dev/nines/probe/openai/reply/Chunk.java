package dev.nines.probe.openai.reply;

import dev.nines.probe.Tokens;

/** One JSON object of a chat answer: a chunk of a stream, or the whole document. Absent texts are {@code ""}. */
record Chunk(Choices choices, Output output, String finishReason, Usage usage, ErrorReport error, Served served) {
    enum Choices { ABSENT, NONE, SOME }

    /** {@code isPresent} tells an empty usage object from none. */
    record Usage(boolean isPresent, Tokens tokens) {
        static final Usage NONE = new Usage(false, Tokens.NONE);
    }

    /** What the server said of itself. */
    record Served(String id, String model, String serviceTier) {}
}
