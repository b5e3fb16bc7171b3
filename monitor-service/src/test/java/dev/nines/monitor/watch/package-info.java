@NullMarked
package dev.nines.monitor.watch;

import org.jspecify.annotations.NullMarked;
