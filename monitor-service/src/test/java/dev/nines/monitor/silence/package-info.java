@NullMarked
package dev.nines.monitor.silence;

import org.jspecify.annotations.NullMarked;
