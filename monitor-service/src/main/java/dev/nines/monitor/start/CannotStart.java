package dev.nines.monitor.start;

/** Why the service does not start, in one sentence that says what to do. Caught once, by the command line. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
