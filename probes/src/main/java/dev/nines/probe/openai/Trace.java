package dev.nines.probe.openai;

import java.time.Instant;

/**
 * When things happened on the wire.
 * Stamps and durations are nanoseconds, {@link #UNSEEN} where there was nothing to see.
 *
 * @param begunAt time zero on the wall clock; {@code stamps.begun} is the same instant on the monotonic one
 */
record Trace(WireEnd end, Instant begunAt, Stamps stamps, Durations durations, Connected connected) {
    static final long UNSEEN = Long.MIN_VALUE;

    enum Connected { NEVER, FRESH, REUSED, FRESH_AFTER_A_REUSED_ONE_DIED }

    record Stamps(long begun, long firstByte, long ended) {}

    record Durations(long dns, long connect, long tls, long request) {
        static final Durations NONE = new Durations(UNSEEN, UNSEEN, UNSEEN, UNSEEN);

        Durations withDns(long nanos) {
            return new Durations(nanos, connect, tls, request);
        }

        Durations withConnect(long nanos) {
            return new Durations(dns, nanos, tls, request);
        }

        Durations withTls(long nanos) {
            return new Durations(dns, connect, nanos, request);
        }

        Durations withRequest(long nanos) {
            return new Durations(dns, connect, tls, nanos);
        }
    }
}
