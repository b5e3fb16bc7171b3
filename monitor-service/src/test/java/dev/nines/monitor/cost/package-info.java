@NullMarked
package dev.nines.monitor.cost;

import org.jspecify.annotations.NullMarked;
