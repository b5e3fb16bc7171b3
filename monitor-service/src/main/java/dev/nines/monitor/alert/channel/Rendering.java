package dev.nines.monitor.alert.channel;

import dev.nines.sla.store.Message;
import java.time.Instant;

/** Writes a message as one kind of receiver wants it. Pure: the same message at the same instant gives the same bytes. */
@FunctionalInterface
interface Rendering {
    /** @param now of this attempt */
    Draft draft(Message message, Instant now);
}
