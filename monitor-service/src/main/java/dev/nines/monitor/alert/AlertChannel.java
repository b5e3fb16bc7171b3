package dev.nines.monitor.alert;

import dev.nines.sla.store.Message;
import java.time.Duration;

/** Delivers one message to one receiver. */
public interface AlertChannel {
    /** No attempt takes longer, whatever a receiver does. */
    Duration DEADLINE = Duration.ofSeconds(15);

    /** Tries once, blocking, within the deadline. Everything that can go wrong is an answer. */
    Result deliver(Message message);

    /** With what the log of attempts keeps of it. */
    sealed interface Result {
        /** The HTTP status, 0 where none came. */
        int status();

        /** The start of what the receiver said, or what went wrong; never a key or a URL. */
        String text();

        record Delivered(int status, String text) implements Result {}

        /** Final: this receiver will never take this message. */
        record Refused(int status, String text) implements Result {}

        /** Final: this receiver takes no message any more, neither this one nor what waits behind it. */
        record Gone(int status, String text) implements Result {}

        /** @param retryAfter how long the receiver asked us to wait at least; zero where it did not */
        record Unreachable(int status, String text, Duration retryAfter) implements Result {}
    }
}
