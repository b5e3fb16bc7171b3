package dev.nines.monitor.start;

import dev.nines.monitor.config.Settings;

/** What a service is to watch. */
public sealed interface Watched {
    record Configured(Settings settings) implements Watched {}

    /** The simulated gateway of our own, which is started with the service. */
    record Demo() implements Watched {}
}
