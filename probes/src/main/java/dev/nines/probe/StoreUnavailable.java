package dev.nines.probe;

/** The store cannot be reached or refused, save {@link ContentRefused} for a reason that time may cure. The message says which operation on what. */
public sealed class StoreUnavailable extends RuntimeException permits ContentRefused {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String operation, Throwable cause) {
        super(operation, cause);
    }

    /** For a log: the operation, and in one line what lies at the bottom of it. */
    public String why() {
        Throwable bottom = this;
        while (bottom.getCause() != null) bottom = bottom.getCause();
        var operation = String.valueOf(getMessage());
        var reason = bottom.getMessage();
        if (bottom == this || reason == null) return operation;
        return operation + ": " + reason.lines().findFirst().orElse("");
    }
}
