package dev.nines.probe.openai;

/** Which connection a question goes over. */
public enum Connecting {
    /** One that an earlier question left open, where there is one; it is left open again for the next. */
    KEPT,
    /** One of its own, by DNS, TCP and a full TLS handshake, closed when its question is over. */
    FRESH
}
