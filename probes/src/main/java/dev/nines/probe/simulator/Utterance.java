package dev.nines.probe.simulator;

import dev.nines.probe.simulator.Reaction.Answers;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of one answer as texts: thoughts first, then the word that was asked for.
 *
 * @param finishReason {@code length} where the caller's limit cut the answer, else {@code stop}
 */
record Utterance(List<String> reasoning, List<String> answer, String finishReason) {
    private static final List<String> THOUGHTS = List.of("The", " user", " wants", " one", " word", " back", ".");
    private static final int LONGEST_SPELLING = 8;

    Utterance {
        reasoning = List.copyOf(reasoning);
        answer = List.copyOf(answer);
    }

    static Utterance of(Answers a, ChatRequest.Asked asked) {
        int thoughts = Math.min(a.reasoningTokens(), asked.maxTokens());
        int words = Math.min(a.answerTokens(), asked.maxTokens() - thoughts);
        boolean cut = thoughts + words < a.completionTokens();
        var answer = spell(asked.word(), a.answerTokens()).subList(0, words);
        return new Utterance(thoughts(thoughts), answer, cut ? "length" : "stop");
    }

    int tokens() {
        return reasoning.size() + answer.size();
    }

    private static List<String> thoughts(int count) {
        var all = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) all.add(THOUGHTS.get(i % THOUGHTS.size()));
        return all;
    }

    /** The word in a few tokens, then small talk as far as the length goes. */
    private static List<String> spell(String word, int count) {
        int parts = Math.min(Math.min(count, LONGEST_SPELLING), word.length());
        var all = new ArrayList<String>(count);
        for (int i = 0; i < parts; i++) {
            all.add(word.substring(word.length() * i / parts, word.length() * (i + 1) / parts));
        }
        while (all.size() < count) all.add(" ok");
        return all;
    }
}
