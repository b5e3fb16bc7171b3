package dev.nines.sla.distribution;

import java.io.Serial;

/** What a question needs was dropped for its age. The message says from when on it could be answered, and how else. */
public final class NotKept extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotKept(String message) {
        super(message);
    }
}
