package dev.nines.monitor.start;

import dev.nines.monitor.config.Settings;
import dev.nines.monitor.config.read.SettingsSource;

/** What a service is to watch. */
public sealed interface Watched {
    /** @param source where the settings may be read again */
    record Configured(Settings settings, SettingsSource source) implements Watched {}

    /** The simulated gateway of our own, which is started with the service. */
    record Demo() implements Watched {}
}
