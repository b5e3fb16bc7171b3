@NullMarked
package dev.nines.monitor.reload;

import org.jspecify.annotations.NullMarked;
