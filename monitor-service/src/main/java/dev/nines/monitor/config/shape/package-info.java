/**
 * What may stand where in a configuration, as data. The reader takes the keys it knows and the words it lists from a
 * {@link dev.nines.monitor.config.shape.Shape}, editors get the same as a JSON Schema, and people as a table. It knows
 * how shapes are told, and nothing of what is in them: that is {@code config.keys}.
 */
@NullMarked
package dev.nines.monitor.config.shape;

import org.jspecify.annotations.NullMarked;
