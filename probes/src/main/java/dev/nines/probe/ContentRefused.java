package dev.nines.probe;

/**
 * The store is there and refuses what it was given: something in it is such that it will never be taken. Of what was given in one
 * call nothing was kept; each thing given alone shows which one it is.
 */
public final class ContentRefused extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    public ContentRefused(String operation, Throwable cause) {
        super(operation, cause);
    }
}
