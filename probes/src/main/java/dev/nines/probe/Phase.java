package dev.nines.probe;

/**
 * A stretch of one run, in microseconds. {@code DNS CONNECT TLS REQUEST} are durations, {@code MAX_GAP TPOT} are
 * distances between tokens; all others are offsets from {@code sent_at}.
 */
public enum Phase {
    DNS("dns_us"),
    CONNECT("connect_us"),
    TLS("tls_us"),
    REQUEST("request_us"),
    TTFB("ttfb_us"),
    TTFT("ttft_us"),
    TTFO("ttfo_us"),
    LAST_TOKEN("last_token_us"),
    TOTAL("total_us"),
    MAX_GAP("max_gap_us"),
    TPOT("tpot_us");

    private final String field;

    Phase(String field) {
        this.field = field;
    }

    /** The name in JSON and in SQL, unit included. */
    public String field() {
        return field;
    }
}
