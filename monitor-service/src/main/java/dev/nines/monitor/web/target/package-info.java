/** One target: its month, its last hours, its last runs. Entry: {@link dev.nines.monitor.web.target.TargetController}. */
@NullMarked
package dev.nines.monitor.web.target;

import org.jspecify.annotations.NullMarked;
