package dev.nines.monitor.config.read;

import dev.nines.monitor.config.Settings;

/** What became of a configuration. */
public sealed interface Loaded {
    record Valid(Settings settings) implements Loaded {}

    /** @param report every problem, one a line under a headline; no secret in it */
    record Invalid(String report) implements Loaded {}
}
