/** Every request is judged here before anything else sees it. Entry: {@link dev.nines.monitor.web.access.AccessFilter}. */
@NullMarked
package dev.nines.monitor.web.access;

import org.jspecify.annotations.NullMarked;
