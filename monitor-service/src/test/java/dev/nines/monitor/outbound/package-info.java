@NullMarked
package dev.nines.monitor.outbound;

import org.jspecify.annotations.NullMarked;
