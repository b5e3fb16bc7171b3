package dev.nines.probe.simulator.script;

import java.util.Locale;

/** How a request fails. */
public enum Fault {
    /** Status 500 with an error body. */
    HTTP_500,
    /** Status 503 with an error body: overloaded. */
    HTTP_503,
    /** Status 429 with Retry-After: the provider's own limit, not the caller's. */
    RATE_LIMITED,
    /** The connection is reset before the first byte of an answer. */
    RESET,
    /** The request is read and nothing ever comes. */
    STALL,
    /** The answer begins, then the connection ends in the middle. */
    TRUNCATED,
    /** Status 200 and broken JSON. */
    MALFORMED;

    /** The word in a script file: {@code http-503}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
