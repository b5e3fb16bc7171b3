package dev.nines.monitor.outbound;

import java.time.Duration;
import java.util.Map;

/**
 * One request.
 *
 * @param url its text is never logged: it often holds a token
 * @param deadline of everything: looking up the name, connecting, TLS, sending, and the last byte of the answer
 */
public record Post(String url, Map<String, String> headers, String body, Duration deadline) {
    public Post {
        headers = Map.copyOf(headers);
    }
}
