package dev.nines.probe.openai;

import dev.nines.probe.openai.reply.Reading;

/** All that the wire showed of one run. */
record Evidence(Trace trace, Head head, Reading reading) {
    /**
     * What the status line and the header fields said.
     *
     * @param status 0 where no status line came
     */
    record Head(int status, boolean compressed, boolean cacheHit, String requestId, String region,
            long retryAfterSeconds) {
        static final long NO_RETRY_AFTER = -1;
        static final Head NONE = new Head(0, false, false, "", "", NO_RETRY_AFTER);

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    int status() {
        return head.status();
    }

    long elapsedNanos() {
        return trace.stamps().ended() - trace.stamps().begun();
    }
}
