package dev.nines.sla.seal;

import java.util.List;

/**
 * The line that stands for one observation in a sealed day: facts of that run alone, nothing that a configuration may change later, no
 * text of a question or an answer. Another set of columns is another word.
 */
public final class RowFormat {
    public static final String WORD = "nines-row/1";
    /** {@code detail_sha256} is the digest of the reason's text: it can be proven later, and gives nothing away. */
    public static final List<String> COLUMNS = List.of(
            "slot", "series", "sent_at", "class", "http_status", "deadline", "limit_us", "cause", "connection",
            "dns_us", "connect_us", "tls_us", "request_us", "ttfb_us", "ttft_us", "ttfo_us", "last_token_us", "total_us",
            "max_gap_us", "tpot_us", "prompt_tokens", "completion_tokens", "reasoning_tokens", "cached_tokens", "cost_usd",
            "finish_reason", "served_model", "service_tier", "served_region", "request_id", "retry_after_s", "flags",
            "probe_version", "simulated", "detail_sha256");
    public static final String HEADER = String.join(",", COLUMNS);

    private RowFormat() {}
}
