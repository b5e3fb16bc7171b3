package dev.nines.probe;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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

    private static final Set<Flag> SPOIL_ALL = Collections.unmodifiableSet(EnumSet.of(MONITOR_DELAYED));
    private static final Set<Flag> SPOIL_THE_ANSWER = Collections.unmodifiableSet(EnumSet.of(MONITOR_DELAYED, CACHE_HIT));
    private static final Set<Flag> SPOIL_TOKENS =
            Collections.unmodifiableSet(EnumSet.of(MONITOR_DELAYED, CACHE_HIT, BUFFERED_STREAM));

    /**
     * The flags of an answer whose latency is ours in part, a cache's, or that of somebody who held the tokens back. The
     * observation keeps it; no percentile, histogram or latency rule counts it. {@code PROMPT_CACHED} is none of them: the nonce stands
     * first in what we ask, so only what the server itself puts before every question can have come from its cache.
     */
    public static Set<Flag> spoiling(Phase phase) {
        return switch (phase) {
            case DNS, CONNECT, TLS, REQUEST -> SPOIL_ALL;
            case TTFB, LAST_TOKEN, TOTAL -> SPOIL_THE_ANSWER;
            case TTFT, TTFO, MAX_GAP, TPOT -> SPOIL_TOKENS;
        };
    }

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
