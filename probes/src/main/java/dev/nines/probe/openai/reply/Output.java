package dev.nines.probe.openai.reply;

/**
 * What one chunk or message adds to the answer. {@code content} and {@code refusal} are the answer; calls of tools are
 * known, not kept. Absent texts are {@code ""}.
 *
 * @param isMessage it came as a whole message, not as a delta
 */
record Output(String content, String reasoning, String refusal, boolean hasToolCalls, boolean isMessage) {
    boolean isAnswer() {
        return !content.isEmpty() || !refusal.isEmpty() || hasToolCalls;
    }

    boolean isToken() {
        return isAnswer() || !reasoning.isEmpty();
    }
}
