package dev.nines.probe.openai.reply;

/**
 * What one chunk or message adds to the answer. {@code content} and {@code refusal} are the answer; calls of tools are
 * known, not kept. Absent texts are {@code ""}.
 *
 * @param content valid until the next chunk is read
 * @param isMessage it came as a whole message, not as a delta
 */
record Output(CharSequence content, String reasoning, String refusal, boolean hasToolCalls, boolean isMessage) {
    boolean isAnswer() {
        return !content.isEmpty() || !refusal.isEmpty() || hasToolCalls;
    }

    boolean isToken() {
        return isAnswer() || !reasoning.isEmpty();
    }

    /** Mostly one of them is empty, and the other is not copied. */
    static String joined(String before, String more) {
        if (before.isEmpty()) return more;
        return more.isEmpty() ? before : before + more;
    }

    /** Some servers send both spellings with the same text: one of them is the token. */
    static String longer(String one, String other) {
        return other.length() > one.length() ? other : one;
    }
}
