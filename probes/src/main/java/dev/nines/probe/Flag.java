package dev.nines.probe;

import java.util.Locale;

/**
 * What a reader of the observation should also know.
 * Closed vocabulary, a column keeps it as bit {@code bit()}, so new flags go last.
 */
public enum Flag {
    REASONING, TOOL_CALLS, NO_VISIBLE_OUTPUT, NO_TTFT,
    NOT_STREAMED, BUFFERED_STREAM, CONTENT_ENCODING,
    MISSING_DONE, MISSING_FINISH_REASON, BAD_FINISH_REASON, NO_USAGE,
    KEEPALIVE_COMMENTS, KEEPALIVE_WHITESPACE,
    INBAND_ERROR, NON_JSON_ERROR, DEGRADED_MARKER,
    TIMEOUT_FIRST_TOKEN, TIMEOUT_IDLE, TIMEOUT_TOTAL, TIMEOUT_UPSTREAM,
    TRANSPORT_ERROR, EMPTY_REPLY, CACHE_HIT, WRONG_ANSWER,
    ADAPT_MAX_COMPLETION_TOKENS, WRONG_ENDPOINT, RETRIED_CONNECTION,
    MONITOR_DELAYED, COALESCED_TOKENS, PROMPT_CACHED, UNASKED_STREAM;

    /** The bit by which a column keeps this flag. */
    @SuppressWarnings("EnumOrdinal") // the order is part of the stored format, as said above
    public long bit() {
        return 1L << ordinal();
    }

    /** The word in JSON: {@code missing_done}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
