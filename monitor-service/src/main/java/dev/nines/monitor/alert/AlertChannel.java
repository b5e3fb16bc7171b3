package dev.nines.monitor.alert;

import dev.nines.sla.store.Message;
import java.time.Duration;

/** Delivers one message to one receiver. */
public interface AlertChannel {
    /** Tries once, blocking, within a deadline of its own. Everything that can go wrong is an answer. */
    Result deliver(Message message);

    sealed interface Result {
        /** @param text what the receiver said, for the log of attempts */
        record Delivered(String text) implements Result {}

        /** Final: this receiver will never take it. */
        record Refused(String cause) implements Result {}

        /** @param retryAfter how long the receiver asked us to wait at least; zero where it did not */
        record Unreachable(String cause, Duration retryAfter) implements Result {}
    }
}
