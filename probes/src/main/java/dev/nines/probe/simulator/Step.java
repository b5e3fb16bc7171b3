package dev.nines.probe.simulator;

import java.util.Map;

/** One thing that the gateway does on a connection, at an offset from the moment the request was read. */
sealed interface Step {
    long atMicros();

    /** A complete answer. */
    record Document(long atMicros, int status, Map<String, String> headers, String json) implements Step {}

    /** A status line that promises all of {@code json}, and only its first half. */
    record HalfDocument(long atMicros, Map<String, String> headers, String json) implements Step {}

    /** Status 200 and the headers of an event stream. */
    record BeginStream(long atMicros, Map<String, String> headers) implements Step {}

    /** One event, sent as one chunk. */
    record Event(long atMicros, String data) implements Step {}

    /** The chunk of length zero that ends a stream; the connection lives on. */
    record EndStream(long atMicros) implements Step {}

    /** The connection is closed, whatever was promised. */
    record Hangup(long atMicros) implements Step {}

    /** The connection is reset. */
    record Reset(long atMicros) implements Step {}
}
