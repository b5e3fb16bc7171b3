package dev.nines.probe.openai;

import dev.nines.probe.openai.Ask.Delivery;
import dev.nines.probe.openai.reply.Reading;

/**
 * All that the wire showed of one run.
 *
 * @param wanted how the answer was asked to come
 * @param headAt when the headers were complete, {@link Trace#UNSEEN} where they never were
 */
record Evidence(Delivery wanted, Trace trace, Head head, long headAt, Reading reading) {
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

    /** Refused for the name of the field that limits the answer, whichever of the two it was. */
    boolean refusesLimitField() {
        return (status() == 400 || status() == 422) && reading.ending().error().asksForMaxCompletionTokens();
    }

    long elapsedNanos() {
        return trace.stamps().ended() - trace.stamps().begun();
    }
}
