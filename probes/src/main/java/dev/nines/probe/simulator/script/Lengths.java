package dev.nines.probe.simulator.script;

/**
 * Token counts of one exchange, as the gateway reports them.
 *
 * @param longestAnswer inclusive; the length of an answer is drawn evenly between the two
 * @param reasoning tokens thought before the answer begins, on top of it; 0 for a model that does not reason
 */
public record Lengths(int prompt, int shortestAnswer, int longestAnswer, int reasoning) {
    public Lengths {
        if (prompt < 1) throw new IllegalArgumentException("prompt must have a token: " + prompt);
        if (shortestAnswer < 1) throw new IllegalArgumentException("an answer must have a token: " + shortestAnswer);
        if (longestAnswer < shortestAnswer) {
            throw new IllegalArgumentException("longest answer below " + shortestAnswer + ": " + longestAnswer);
        }
        if (reasoning < 0) throw new IllegalArgumentException("reasoning must not be negative: " + reasoning);
    }
}
