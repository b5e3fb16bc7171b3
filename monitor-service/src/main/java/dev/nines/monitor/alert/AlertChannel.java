package dev.nines.monitor.alert;

import dev.nines.sla.store.Message;
import java.time.Duration;

/** Delivers one message to one receiver. */
public interface AlertChannel {
    /** Tries once, blocking, within a deadline of its own. Everything that can go wrong is an answer. */
    Result deliver(Message message);

    /** With what the log of attempts keeps of it. */
    sealed interface Result {
        /** The HTTP status, 0 where none came. */
        int status();

        /** The start of what the receiver said, or what went wrong; never a key or a URL. */
        String text();

        record Delivered(int status, String text) implements Result {}

        /** Final: this receiver will never take it. */
        record Refused(int status, String text) implements Result {}

        /** @param retryAfter how long the receiver asked us to wait at least; zero where it did not */
        record Unreachable(int status, String text, Duration retryAfter) implements Result {}
    }
}
