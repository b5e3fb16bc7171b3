@NullMarked
package dev.nines.monitor.ask;

import org.jspecify.annotations.NullMarked;
