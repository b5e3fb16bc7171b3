package dev.nines.probe.openai.reply;

import static dev.nines.probe.openai.reply.Reading.UNSEEN;

import dev.nines.probe.Tokens;

/** What a chat answer has said so far. */
final class Transcript {
    private static final int KEPT_CHARS = 16 * 1024;

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private boolean refusal;
    private boolean toolCalls;
    private int tokenEvents;
    private long firstToken = UNSEEN;
    private long firstOutput = UNSEEN;
    private long lastToken = UNSEEN;
    private long longestGap = UNSEEN;
    private long finished = UNSEEN;
    private boolean isDone;
    private String finishReason = "";
    private String fault = "";
    private boolean isBroken;
    private ErrorReport error = ErrorReport.NONE;
    private boolean choicesAreEmpty;
    private Tokens tokens = Tokens.NONE;
    private boolean hasUsage;
    private Reading.Origin origin = new Reading.Origin("", "", "");

    void streamed(Chunk chunk, long nanos) {
        read(chunk, nanos);
        if (chunk.output().isToken()) token(chunk.output().isAnswer(), nanos);
        if (hasFailed()) finished = nanos;
    }

    void document(Chunk chunk, long nanos) {
        read(chunk, nanos);
        choicesAreEmpty = chunk.choices() == Chunk.Choices.NONE;
        finished = nanos;
    }

    void done(long nanos) {
        isDone = true;
        finished = nanos;
    }

    void broken(String why, long nanos) {
        isBroken = true;
        fault = why;
        finished = nanos;
    }

    void refused(ErrorReport report) {
        error = report;
    }

    void degraded() {
        error = error.degraded();
    }

    private void read(Chunk chunk, long nanos) {
        say(chunk.output());
        if (!chunk.finishReason().isEmpty()) {   // a later null does not erase it
            finishReason = chunk.finishReason();
            finished = nanos;
        }
        if (chunk.usage().isPresent()) {
            hasUsage = true;
            tokens = chunk.usage().tokens();
        }
        if (chunk.error().isPresent()) error = chunk.error();
        var s = chunk.served();
        origin = new Reading.Origin(first(origin.id(), s.id()), first(origin.model(), s.model()),
                first(origin.serviceTier(), s.serviceTier()));
    }

    private void say(Chunk.Output output) {
        if (content.length() < KEPT_CHARS) content.append(output.content());
        if (reasoning.length() < KEPT_CHARS) reasoning.append(output.reasoning());
        refusal |= !output.refusal().isEmpty();
        toolCalls |= output.hasToolCalls();
    }

    private void token(boolean isAnswer, long nanos) {
        tokenEvents++;
        if (firstToken == UNSEEN) firstToken = nanos;
        if (firstOutput == UNSEEN && isAnswer) firstOutput = nanos;
        // Events of one read share a stamp: their distance was not seen, and is not 0.
        if (lastToken != UNSEEN && nanos > lastToken) longestGap = Math.max(longestGap, nanos - lastToken);
        lastToken = nanos;
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    boolean isDone() {
        return isDone;
    }

    boolean hasFailed() {
        return isBroken || error.isPresent();
    }

    boolean isOver() {
        return isDone || hasFailed();
    }

    boolean hasToken() {
        return tokenEvents > 0;
    }

    int tokenEvents() {
        return tokenEvents;
    }

    Reading reading(Reading.Shape shape, Reading.Seen seen) {
        return new Reading(shape, seen,
                new Reading.Text(content.toString(), reasoning.toString(), refusal, toolCalls),
                new Reading.Ending(isDone, finishReason, isBroken ? nonEmpty(fault) : "", error, choicesAreEmpty),
                new Reading.Stamps(firstToken, firstOutput, lastToken, longestGap, finished), tokens, hasUsage, origin);
    }

    private static String nonEmpty(String why) {
        return why.isEmpty() ? "no text" : why;
    }
}
