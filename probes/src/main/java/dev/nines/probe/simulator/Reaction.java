package dev.nines.probe.simulator;

import dev.nines.probe.simulator.script.Fault;

/** What a simulated model does with one request. Offsets count from the moment the request was read. */
public sealed interface Reaction {
    /**
     * @param paceMicros the usual distance between two tokens of this answer
     * @param draws decides what is left to chance: single gaps
     */
    record Answers(long firstTokenMicros, long paceMicros, int reasoningTokens, int answerTokens, Draws draws)
            implements Reaction {
        private static final int GAPS = 1000;

        public int completionTokens() {
            return reasoningTokens + answerTokens;
        }

        /** Status line, headers and the first, empty event come a little before the first token. */
        public long headMicros() {
            return firstTokenMicros * 4 / 5;
        }

        /** The distance of token {@code n >= 1} from the one before it. */
        public long gapMicros(int n) {
            return (long) (paceMicros * (0.7 + 0.6 * draws.uniform(GAPS + n)));
        }

        /** An error is said sooner than an answer. */
        public long refusalMicros() {
            return firstTokenMicros / 4;
        }
    }

    /** @param unspoken the answer there would have been: when the failure shows, and how far a cut answer came */
    record Fails(Fault fault, Answers unspoken) implements Reaction {}
}
