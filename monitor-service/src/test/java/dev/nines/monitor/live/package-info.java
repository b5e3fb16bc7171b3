@NullMarked
package dev.nines.monitor.live;

import org.jspecify.annotations.NullMarked;
