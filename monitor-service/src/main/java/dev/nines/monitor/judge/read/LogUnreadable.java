package dev.nines.monitor.judge.read;

import java.io.Serial;

/** A log that cannot be judged as it is. The message says which file, and what would be right. */
public final class LogUnreadable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public LogUnreadable(String message) {
        super(message);
    }

    LogUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
