package dev.nines.sla.store;

import java.util.List;

/** Records that a state changed, and the messages which that causes, in one transaction. */
public interface StateLog {
    /**
     * @return {@code ALREADY_KNOWN} where the change's key was recorded before; then nothing is written, messages
     * included
     * @throws RuntimeException the port's implementation says which; nothing was written
     */
    Recorded record(StateChange change, List<Message> messages);

    enum Recorded { NEW, ALREADY_KNOWN }
}
