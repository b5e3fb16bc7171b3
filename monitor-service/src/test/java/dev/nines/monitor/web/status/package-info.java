@NullMarked
package dev.nines.monitor.web.status;

import org.jspecify.annotations.NullMarked;
