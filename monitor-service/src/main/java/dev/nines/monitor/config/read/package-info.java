/**
 * From what a person wrote to {@link dev.nines.monitor.config.Settings}, with every problem at once. Entries:
 * {@link dev.nines.monitor.config.read.SettingsFile} for {@code nines.yaml},
 * {@link dev.nines.monitor.config.read.EnvironmentSettings} for {@code NINES_BASE_URL} and its siblings,
 * {@link dev.nines.monitor.config.read.DemoSettings} for neither. Each key has one reader here and one line in
 * {@code docs/configuration.md}.
 */
@NullMarked
package dev.nines.monitor.config.read;

import org.jspecify.annotations.NullMarked;
