package dev.nines.monitor.web.health;

import java.util.Optional;

/** One thing without which this process cannot do its work. Must answer within a second or so. */
public interface ReadyCheck {
    String name();

    /** What is missing, in words; empty when all is well. */
    Optional<String> problem();
}
