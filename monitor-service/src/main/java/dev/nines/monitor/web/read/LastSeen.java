package dev.nines.monitor.web.read;

import dev.nines.probe.ObservationClass;
import java.time.Instant;

/** The newest observation of a kind, if there is one. */
public sealed interface LastSeen {
    LastSeen NOTHING = new Nothing();

    record Nothing() implements LastSeen {}

    /** @param detail what a person reads beside the class; may be empty */
    record At(Instant slot, ObservationClass observationClass, String detail) implements LastSeen {}
}
