/** The status page: every target, worst first. Entry: {@link dev.nines.monitor.web.status.StatusController}. */
@NullMarked
package dev.nines.monitor.web.status;

import org.jspecify.annotations.NullMarked;
