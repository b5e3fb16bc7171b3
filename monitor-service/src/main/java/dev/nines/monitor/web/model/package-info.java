/** One target: its month, its last hours, its last runs. Entry: {@link dev.nines.monitor.web.model.TargetController}. */
@NullMarked
package dev.nines.monitor.web.model;

import org.jspecify.annotations.NullMarked;
