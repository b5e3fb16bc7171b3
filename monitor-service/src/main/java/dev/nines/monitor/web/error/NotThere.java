package dev.nines.monitor.web.error;

/** Nothing is known under the name that was asked for. */
public final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThere(String message) {
        super(message);
    }
}
