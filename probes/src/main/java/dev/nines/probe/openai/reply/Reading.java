package dev.nines.probe.openai.reply;

import dev.nines.probe.Gaps;
import dev.nines.probe.TokenKind;
import dev.nines.probe.Tokens;

/**
 * What a reply's body held, as far as it was read. Stamps are {@code System.nanoTime()} of the read which completed the
 * event, {@link #UNSEEN} where there was none.
 *
 * @param hasUsage a usage object came, whatever it said
 */
public record Reading(Shape shape, Seen seen, Text text, Ending ending, Stamps stamps, Tokens tokens, boolean hasUsage,
        Origin origin) {
    public static final long UNSEEN = Long.MIN_VALUE;

    /**
     * {@code NOTHING}: no byte but white space came. {@code STREAM} and {@code DOCUMENT} answer a chat, {@code VECTOR}
     * and {@code LIST} what has its own kind of document.
     */
    public enum Shape { NOTHING, STREAM, DOCUMENT, VECTOR, LIST, ERROR_BODY }

    /**
     * How many of each; {@code events} includes {@code [DONE]}.
     *
     * @param items the numbers of a vector, the entries of a list
     */
    public record Seen(int events, int tokenEvents, int comments, int foreignLines, int items, boolean leadingSpace) {}

    /** Held for the content check and then dropped; cut at a limit. */
    public record Text(String content, String reasoning, boolean hasRefusal, boolean hasToolCalls) {
        public boolean hasAnyToken() {
            return isVisible() || !reasoning.isEmpty();
        }

        public boolean isVisible() {
            return !content.isEmpty() || hasRefusal || hasToolCalls;
        }

        @Override
        public String toString() {
            return "Text[" + content.length() + " chars]";   // an answer must not reach a log
        }
    }

    /**
     * @param finishReason {@code ""} where none came
     * @param fault why the body is not what was asked for; {@code ""} where it is
     * @param choicesAreEmpty a document whose choices are {@code []} or {@code null}
     */
    public record Ending(boolean isDone, String finishReason, String fault, ErrorReport error,
            boolean choicesAreEmpty) {
        public boolean hasTerminal() {
            return isDone || !finishReason.isEmpty();
        }
    }

    /** {@code gaps} are the distances between token events of different reads. */
    public record Stamps(long firstToken, long firstOutput, long lastToken, Gaps gaps, long finished) {}

    /** What the body said of where it came from; {@code ""} where it did not. */
    public record Origin(String id, String model, String serviceTier) {
        static final Origin UNKNOWN = new Origin("", "", "");
    }

    public boolean hasTokens() {
        return text.hasAnyToken() || tokens.count(TokenKind.COMPLETION).orElse(0) > 0;
    }
}
