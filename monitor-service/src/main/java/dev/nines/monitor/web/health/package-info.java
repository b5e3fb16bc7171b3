/** Whether this process lives, and whether it can work. Entry: {@link dev.nines.monitor.web.health.HealthController}. */
@NullMarked
package dev.nines.monitor.web.health;

import org.jspecify.annotations.NullMarked;
