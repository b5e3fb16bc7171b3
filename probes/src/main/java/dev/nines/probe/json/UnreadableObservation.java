package dev.nines.probe.json;

/** A line is not an observation. The message names the field, the value and what would be right. */
public final class UnreadableObservation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableObservation(String message) {
        super(message);
    }

    UnreadableObservation(String message, Throwable cause) {
        super(message, cause);
    }
}
