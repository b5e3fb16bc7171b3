/** The shipped presets, read as contracts. Entry: {@link dev.nines.sla.presets.PresetsTest}. */
@NullMarked
package dev.nines.sla.presets;

import org.jspecify.annotations.NullMarked;
