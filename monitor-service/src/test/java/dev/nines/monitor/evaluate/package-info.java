@NullMarked
package dev.nines.monitor.evaluate;

import org.jspecify.annotations.NullMarked;
