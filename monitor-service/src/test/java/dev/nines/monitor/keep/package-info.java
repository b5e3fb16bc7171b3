@NullMarked
package dev.nines.monitor.keep;

import org.jspecify.annotations.NullMarked;
