/**
 * Every key of {@code nines.yaml}, as data: what may stand there, what is usual, and what it means. The reader, the JSON
 * Schema and the reference are made of it. Entry: {@link dev.nines.monitor.config.keys.NinesKeys}.
 */
@NullMarked
package dev.nines.monitor.config.keys;

import org.jspecify.annotations.NullMarked;
