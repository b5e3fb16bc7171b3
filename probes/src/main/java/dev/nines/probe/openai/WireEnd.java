package dev.nines.probe.openai;

import dev.nines.probe.ProbeOutcome.Deadline;
import java.time.Duration;

/** How an exchange came to its end. */
sealed interface WireEnd {
    /** The body was read to its end. */
    record Complete() implements WireEnd {}

    /** The reader had enough before the body's end: the last event came, or a fatal one. */
    record Stopped() implements WireEnd {}

    /** The connection ended inside a reply. */
    record Cut(String detail) implements WireEnd {}

    /** The connection ended before the first byte of a reply. */
    record Unanswered(String detail) implements WireEnd {}

    /** DNS, TCP or TLS did not give a connection. */
    record ConnectFailed(String detail) implements WireEnd {}

    record DeadlinePassed(Deadline deadline, Duration limit) implements WireEnd {}

    record TooLarge(int limitBytes) implements WireEnd {}

    record NotHttp(String detail) implements WireEnd {}

    /** We are shutting down. */
    record Cancelled() implements WireEnd {}
}
