package dev.nines.probe;

/** The store cannot be reached or refused for a reason that time may cure. The message says which operation on what. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String operation, Throwable cause) {
        super(operation, cause);
    }
}
