/**
 * Could chance alone explain this? The one place of floating point: what stands here is printed beside a verdict and
 * never decides one. It may decide whether an alert speaks up. Entry: {@link dev.nines.sla.statistics.Chance}.
 */
@NullMarked
package dev.nines.sla.statistics;

import org.jspecify.annotations.NullMarked;
