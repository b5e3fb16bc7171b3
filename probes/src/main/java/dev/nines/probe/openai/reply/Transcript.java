package dev.nines.probe.openai.reply;

import static dev.nines.probe.openai.reply.Reading.UNSEEN;

import dev.nines.probe.Gaps;
import dev.nines.probe.Tokens;

/** What a chat answer has said so far. */
final class Transcript {
    private static final int USUAL_CHARS = 64;
    private static final int KEPT_CHARS = 16 * 1024;
    private static final int NANOS_PER_MICRO = 1_000;

    private final StringBuilder content = new StringBuilder(USUAL_CHARS);
    private final StringBuilder reasoning = new StringBuilder(0);
    private boolean refusal;
    private boolean toolCalls;
    private int tokenEvents;
    private long firstToken = UNSEEN;
    private long firstOutput = UNSEEN;
    private long lastToken = UNSEEN;
    private final Gaps.Recorder gaps = new Gaps.Recorder();
    private long finished = UNSEEN;
    private boolean isDone;
    private String finishReason = "";
    private String fault = "";
    private boolean isBroken;
    private ErrorReport error = ErrorReport.NONE;
    private boolean choicesAreEmpty;
    private Tokens tokens = Tokens.NONE;
    private boolean hasUsage;
    private Reading.Origin origin = Reading.Origin.UNKNOWN;

    void streamed(Chunk chunk, long nanos) {
        read(chunk, nanos);
        // Some servers repeat the whole answer as a message in their last chunk.
        boolean repeats = chunk.output().isMessage() && hasToken();
        if (!repeats) say(chunk.output());
        if (!repeats && chunk.output().isToken()) token(chunk.output().isAnswer(), nanos);
        if (hasFailed()) finished = nanos;
    }

    void document(Chunk chunk, long nanos) {
        read(chunk, nanos);
        say(chunk.output());
        choicesAreEmpty = chunk.choices() != Chunk.Choices.SOME;
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

    /** An error that is not part of a chunk. */
    void failed(ErrorReport report, long nanos) {
        error = report;
        finished = nanos;
    }

    void degraded() {
        error = error.degraded();
    }

    private void read(Chunk chunk, long nanos) {
        if (!chunk.finishReason().isEmpty()) {   // a later null does not erase it
            finishReason = chunk.finishReason();
            finished = nanos;
        }
        if (chunk.usage().isPresent()) {
            hasUsage = true;
            tokens = updated(tokens, chunk.usage().tokens());
        }
        if (chunk.error().isPresent()) error = chunk.error();
        origin = chunk.origin();
    }

    /** A later usage without a count does not erase an earlier one. */
    private static Tokens updated(Tokens before, Tokens now) {
        if (before.equals(Tokens.NONE)) return now;
        var all = before;
        for (var count : now.counts().entrySet()) all = all.with(count.getKey(), count.getValue());
        return all;
    }

    private void say(Output output) {
        keep(content, output.content());
        keep(reasoning, output.reasoning());
        refusal |= !output.refusal().isEmpty();
        toolCalls |= output.hasToolCalls();
    }

    private static void keep(StringBuilder kept, CharSequence text) {
        kept.append(text, 0, Math.min(text.length(), KEPT_CHARS - kept.length()));
    }

    private void token(boolean isAnswer, long nanos) {
        tokenEvents++;
        if (firstToken == UNSEEN) firstToken = nanos;
        if (firstOutput == UNSEEN && isAnswer) firstOutput = nanos;
        // Events of one read share a stamp: their distance was not seen, and is not 0.
        if (lastToken != UNSEEN && nanos > lastToken) gaps.add((nanos - lastToken) / NANOS_PER_MICRO);
        lastToken = nanos;
    }

    /** The first that was said of each. */
    Reading.Origin origin() {
        return origin;
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
                new Reading.Stamps(firstToken, firstOutput, lastToken, gaps.gaps(), finished), tokens, hasUsage, origin);
    }

    private static String nonEmpty(String why) {
        return why.isEmpty() ? "no text" : why;
    }
}
