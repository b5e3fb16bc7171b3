/**
 * A YAML text as a tree in which every value knows its place, so that a problem can say where it is. Entry:
 * {@link dev.nines.monitor.config.yaml.Document}. It knows how a duration or a percentage is written, and nothing of
 * what they are for: that is {@code config.read}.
 */
@NullMarked
package dev.nines.monitor.config.yaml;

import org.jspecify.annotations.NullMarked;
