package dev.nines.monitor.web.error;

/** A parameter that cannot be what its sender meant. The message says which, and what would be right. */
public final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadQuery(String message) {
        super(message);
    }
}
