/**
 * What this process was told to do, as domain values. Entry: {@link dev.nines.monitor.config.Settings}. Nothing here
 * knows YAML, environment variables or defaults: those are read, once and with every problem at once, in
 * {@code config.read}. Nothing here changes at run time either.
 */
@NullMarked
package dev.nines.monitor.config;

import org.jspecify.annotations.NullMarked;
